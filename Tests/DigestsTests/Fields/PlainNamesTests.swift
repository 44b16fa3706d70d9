import Testing

@testable import Digests
@testable import Papers

/// Texts of plain names are divided at once: as the rules would divide them.
@Suite struct PlainNamesTests {
  private static let pieces = [
    "Ann Smith", "A. One", "Bo van Lee", "José Müller", "J.-P. Serre", "Sammy Poe Jr.", "Jr.",
    "III", "Et Al", "More Authors", "Cy O'Neil", "MIT", "Dee R.", "Émile Borel", "and Eve Fox",
    "Bo  Lee", "ATLAS Collaboration", "University of Here", "Roe", "R.", "Al Gore", "By Ann Smith",
    "Ann Smith 2", "Łukasz Kaiser", "Zoë Kravitz-Lee", "Ann de Smith", "", "Other Authors",
    "M. van der\n  Lee", "A. And Lee", "Jorge Mel\\'endez", "{\\O}yvind Lee", "M{\\aa}ns Lee",
    "Bo \\v{C}ech", "Bo Lee\\\"o~", "Bo et Lee", "Bo et al", "Bo und Lee", "Bo with Lee",
    "and others",
    "Smith", "AND", "de Lee", "Bo Lee}", "Ann AB", "A. B. van Lee\n\nRoe",
  ]
  private static let dividers = [
    ", ", ",", ",\n  ", "\n", " and ", "; ", ",\r\n", ", and ", "\nand ", " and\n", " and", ",and ",
    "\n, ",
  ]

  @Test func theyAreDividedAsTheRulesWould() {
    var state: UInt64 = 11
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    var (plain, divided) = (0, 0)
    for _ in 0..<40_000 {
      let isComma = next(4) > 0
      var text = Self.pieces[next(Self.pieces.count)]
      for _ in 0..<next(4) {
        text += Self.dividers[next(isComma ? 3 : Self.dividers.count)]
        text += Self.pieces[next(Self.pieces.count)]
      }
      text.withUTF8 { bytes in
        let bytes = UnsafeRawBufferPointer(bytes)
        var division = PlainNames()
        guard division.divide(bytes) else { return }
        plain += 1
        divided += division.hasAnd ? 1 : 0
        #expect(names(bytes, isPlain: true) == names(bytes, isPlain: false))
      }
    }
    #expect(plain > 500 && divided > 200)
  }

  /// Affiliations, marks and arXiv's count of those who are not shown are no hindrance.
  @Test func whatIsNoNameIsTakenAwayFirst() {
    let pieces = [
      "Ann Smith", "Bo van Lee", "José Müller (Here)", "J.-P. Serre$^{1}$", "A. One (1 and 2)",
      "De Lee",
      "Cy O'Neil [a]", "Bo\n  Lee", "Roe", "Eve Fox†", "(1) There", "Smith", "Bo Lee and Cy Fox",
      "et al", "ATLAS Collaboration (Here)", "B. C", "",
    ]
    let ends = [
      "", "", ", et al. (72 additional authors not shown)",
      ", et al. (2\n  additional authors not shown)",
      ", et\n  al. (20 additional authors not shown)", " et al. (20 additional authors not shown)",
      " and et al. (3 additional authors not shown)",
      ",\n  et al. (20 additional authors not shown) ",
      ", et al. (x additional authors not shown)", ", et al. (1 additional author not shown)",
    ]
    var state: UInt64 = 5
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    var counted = 0
    for _ in 0..<4000 {
      // Some texts are of plain names alone.
      let count = next(3) == 0 ? 2 : pieces.count
      var text = pieces[next(count)]
      for _ in 0..<next(6) {
        text += [", ", ", ", ",\n  ", " and "][next(4)] + pieces[next(count)]
      }
      text += ends[next(ends.count)]
      text.withUTF8 { bytes in
        let bytes = UnsafeRawBufferPointer(bytes)
        let found = names(bytes, isPlain: true)
        #expect(found == names(bytes, isPlain: false), "\(String(decoding: bytes, as: UTF8.self))")
        counted += found.count > 3 && found.last?.hasPrefix("et al. (") == true ? 1 : 0
      }
    }
    #expect(counted > 200)
  }

  private func names(_ text: UnsafeRawBufferPointer, isPlain: Bool) -> [String] {
    var builder = DigestBuilder(expectedBytes: 100)
    builder.beginEntry(line: 1)
    builder.setReference(ArxivReference("2401.00001")!)
    Array("A Title".utf8).withUnsafeBytes { builder.set(.title, $0) }
    if isPlain {
      builder.add(names: text)
    } else {
      for name in AuthorNames.divide(text) {
        name.withUnsafeBytes { builder.add($0, to: .authors) }
      }
    }
    builder.endEntry(needsAbstract: false)
    let digest = builder.build(path: "a.md", name: "a", dialect: "a")
    return digest.entries[0].passage(\.authors).items.map(\.string)
  }
}
