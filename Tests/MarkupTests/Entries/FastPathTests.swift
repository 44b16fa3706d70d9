import Testing

@testable import Digests
@testable import Markup
@testable import Papers

/// What is told by a first look is what a closer one finds.
@Suite struct FastPathTests {
  /// A number that seems to be any, the same in every run.
  private struct Random {
    var state: UInt64 = 0x2545_F491_4F6C_DD1D

    mutating func next(below limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(truncatingIfNeeded: state >> 33) % limit
    }
  }

  @Test func plainNamesAreNames() {
    let words = [
      "Ann", "Smith", "Zoë", "Le", "Van-Dyke", "J.", "O'Neil", "Li", "X", "et", "al", "AL", "and",
      "de", "Others", "", "Łukasz", "A1", "(MIT)", "Jr.", "Universitätsprofessorenwitwe", "Authors",
      "By", "And", "More", "Et", "Al", "Coll.", "Oé", "José", "等",
    ]
    var random = Random()
    var (capitals, plain) = (0, 0)
    for _ in 0..<8000 {
      let names = (0...random.next(below: 4)).map { _ in
        (0...random.next(below: 3)).map { _ in words[random.next(below: words.count)] }
          .joined(separator: " ")
      }
      let text = Array(names.joined(separator: random.next(below: 8) == 0 ? ",\n" : ", ").utf8)
      text.withUnsafeBytes { bytes in
        let look = NameLists.look(at: 0..<bytes.count, in: bytes)
        let divided = NameLists.divided(0..<bytes.count, ByteScanner(bytes))
        #expect(look.names == divided.names, "\(names)")
        #expect(look.others == divided.others, "\(names)")
        #expect(look.hasEtAl == divided.hasEtAl, "\(names)")
        #expect(!look.isList || NameLists.mayBeList(0..<bytes.count, in: bytes), "\(names)")
        guard let capital = CapitalNames(in: bytes) else { return }
        capitals += 1
        guard capital.arePlain else { return }
        plain += 1
        #expect(
          authors { $0.add(commaSeparated: bytes, to: .authors) }
            == authors { $0.add(names: bytes) }, "\(names)")
      }
    }
    #expect(capitals > 100 && plain > 100)
  }

  /// The authors of an entry, as `add` adds them.
  private func authors(_ add: (inout DigestBuilder) -> Void) -> [String] {
    var builder = DigestBuilder(expectedBytes: 0)
    builder.beginEntry(line: 1)
    Array("Sea Ice".utf8).withUnsafeBytes { builder.set(.title, $0) }
    builder.setPaperAnyway()
    add(&builder)
    builder.endEntry(needsAbstract: false)
    return builder.build(path: "", name: "", dialect: "").entries.flatMap {
      $0.passage(\.authors).items.map(\.string)
    }
  }

  @Test func usualAddressesLeadWhereAllDo() {
    let tails = [
      "2401.01234", "2401.01234v2", "2401.01234.pdf", "0703.1234", "2401.0123", "2413.01234",
      "2401.01234x", "hep-th/9901001", "math.AG/0211159", "2401.01234?a=1501.00001", "",
    ]
    for scheme in ["https", "http", "ftp"] {
      for host in ["arxiv.org", "www.arxiv.org", "arxiv.com"] {
        for path in ["/abs/", "/pdf/", "/html/"] {
          for tail in tails {
            let address = Array("\(scheme)://\(host)\(path)\(tail)".utf8)
            address.withUnsafeBytes { bytes in
              let found = PageLink(to: bytes)
              let place = LinkTarget(bytes)
              let text = String(decoding: address, as: UTF8.self)
              #expect(
                found.reference == ArxivAddresses.next(in: bytes, from: 0)?.reference, "\(text)")
              #expect(found.isPaper == place.isPaper && found.isCode == place.isCode, "\(text)")
              #expect(found.isWeb == text.hasPrefix("http"))
            }
          }
        }
      }
    }
  }

  @Test func digitsAreFoundWhereverTheyStand() {
    var random = Random()
    for _ in 0..<3000 {
      let text = (0..<random.next(below: 50)).map { _ in
        random.next(below: 40) == 0 ? UInt8(random.next(below: 256)) : 0x61
      }
      text.withUnsafeBytes { bytes in
        #expect(
          ByteScanner(bytes).hasDigit(in: 0..<bytes.count) == bytes.contains(where: ASCII.isDigit))
      }
    }
  }

  @Test func literalsAreFoundWhereverTheyStand() {
    var random = Random()
    for _ in 0..<3000 {
      let text = (0..<random.next(below: 70)).map { _ in
        [ASCII.space, ASCII.hyphen, ASCII.bar][random.next(below: 3)]
      }
      text.withUnsafeBytes { bytes in
        let start = min(bytes.count, random.next(below: 20))
        let end = max(start, bytes.count - random.next(below: 20))
        for literal in [" | ", " - ", "- ", "-", "---|--"] as [StaticString] {
          let slow = (start..<max(start, end)).first {
            ByteScanner(bytes).has(literal, at: $0, before: end)
          }
          #expect(ByteScanner(bytes).find(literal, in: start..<end) == slow)
        }
      }
    }
  }
}
