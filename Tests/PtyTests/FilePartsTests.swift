import Glibc
import Interface
import Papers
import Storage
import Terminal
import Testing

@testable import Catalog
@testable import quire

/// A large file comes in parts, and the library grows while it is read. Here a file is large that has 20 kB.
@Suite struct FilePartsTests {
  private let folder = PtyTests.Session.makeFolder()
  private static let small = PartSizes(
    first: 4000, largest: 16_000, window: 5000, whole: 20_000)

  private static let words = String(repeating: "word and another word ", count: 15)

  private func paper(_ number: Int, _ title: String) -> String {
    "## \(title) \(number)\n\n>Authors: A. B\n\n> http://arxiv.org/abs/2504.\(10_000 + number)\n\n\(Self.words)Text **of** \(number).\n\n"
  }

  /// Papers of which some come again in the same file, a line without an address, and one that is in no entry.
  private func large(_ papers: Range<Int>) -> String {
    "# 2025-04-25\n\n"
      + papers.map { paper($0 % 700, $0 < 700 ? "Paper" : "Once more") }.joined()
      + "## No paper\n\n>Authors: X\n\n## About\n\nSee arXiv:2401.05678.\n"
  }

  private func makeFiles() -> DigestFolder {
    PtyTests.write(folder + "/2025-04-25.md", large(0..<900))
    PtyTests.write(folder + "/2025-04-26.md", "# 2025-04-26\n\n" + paper(3, "The first"))
    PtyTests.write(folder + "/2025-04-24.md", "# 2025-04-24\n\n" + paper(5, "The last"))
    return DigestFolder([FilePath(folder)])
  }

  private func loader(
    _ files: DigestFolder, _ sizes: PartSizes, shelf: DigestShelf = DigestShelf()
  ) -> Loader {
    var loader = Loader(folder: files, shelf: shelf)
    loader.sizes = sizes
    return loader
  }

  private func last(_ loader: Loader) -> LoadResult {
    var last = LoadResult()
    loader.run { result, isPart in
      if isPart { last = result }
      return true
    }
    return last
  }

  /// All that a library says, in words; and what is wrong.
  private func told(_ result: LoadResult) -> [String] {
    let library = result.library
    let sources = library.sources
    let papers = library.presentRows().map { row in
      let paper = library.paper(at: row)
      let entries = paper.entries.map { "\($0.digest.path):\($0.record.line)" }
      return "\(library.id(of: row)) \(paper.title.string) \(paper.tags.map(\.string)) \(entries)"
    }
    return papers.sorted()
      + sources.flatMap { digest in digest.problems.map { "\(digest.path) \($0)" } }.sorted()
      + Sentences.notes(on: result) + ["\(result.filesDone) of \(result.filesFound)"]
  }

  @Test(arguments: [1, 300, 4000, 30_000]) func theSamePapersWhateverTheParts(first: Int) {
    let files = makeFiles()
    let whole = last(loader(files, .none))
    var sizes = FilePartsTests.small
    sizes.first = first
    let parts = last(loader(files, sizes))
    #expect(whole.library.count == 700 && whole.library.sources.count == 3)
    #expect(parts.library.sources.count > 3)
    #expect(told(parts) == told(whole))
  }

  /// A file of which the last badge tells that bold words before are no tags.
  @Test func whatTheEndTellsIsSoInTheLibrary() {
    let badge = "\n\n![](https://img.shields.io/badge/pruning-F08080)\n"
    PtyTests.write(
      folder + "/2025-04-25.md",
      large(0..<600)
        + paper(650, "Last").replacing("650\n", with: "650" + badge, maxReplacements: 1))
    let files = DigestFolder([FilePath(folder)])
    var tags: [[String]] = []
    loader(files, FilePartsTests.small).run { result, isPart in
      if isPart {
        tags.append(
          (0..<result.library.tags.count).map { "\(result.library.tags.name(of: UInt32($0)))" })
      }
      return true
    }
    let whole = last(loader(files, .none))
    let parts = last(loader(files, FilePartsTests.small))
    #expect(tags[0] == ["of"])
    #expect(told(parts) == told(whole) && told(parts).contains { $0.contains("[\"pruning\"]") })
    #expect(!told(parts).contains { $0.contains("[\"of\"]") })
  }

  @Test func theLibraryGrowsWhileAFileIsRead() {
    let files = makeFiles()
    var libraries: [Library] = []
    var far: [Distance] = []
    loader(files, FilePartsTests.small).run { result, isPart in
      if isPart { libraries.append(result.library) }
      if result.isInParts { far.append(result.far) }
      #expect(result.bytesFound.map { $0 >= result.far.bytes } == true)
      return true
    }
    #expect(libraries.count > 4 && libraries[0].count < 200)
    #expect(zip(libraries, libraries.dropFirst()).allSatisfy { $0.isGrown(into: $1) })
    #expect(far.count > libraries.count)
    #expect(zip(far, far.dropFirst()).allSatisfy { $0.bytes <= $1.bytes && $0.papers <= $1.papers })
  }

  /// A reading that is given up in the middle is followed by one that goes on from there.
  @Test func whatWasReadIsNotReadAgain() throws {
    let files = makeFiles()
    let shelf = DigestShelf()
    var first: [Library] = []
    loader(files, FilePartsTests.small, shelf: shelf).run { result, isPart in
      if isPart { first.append(result.library) }
      return first.count < 3
    }
    try #require(first.count == 3)
    var next = loader(files, FilePartsTests.small, shelf: shelf)
    next.base = first.last
    let result = last(next)
    #expect(told(result) == told(last(loader(files, .none))))
    let known = first[2].sources.map(ObjectIdentifier.init)
    #expect(known == Array(result.library.sources.map(ObjectIdentifier.init).prefix(known.count)))
  }

  /// One that goes on without a library shows again what there is, part by part.
  @Test func partsAreShownAgain() {
    let files = makeFiles()
    let shelf = DigestShelf()
    var asked = 0
    loader(files, FilePartsTests.small, shelf: shelf).run { _, _ in
      asked += 1
      return asked < 6
    }
    var parts = 0
    var result = LoadResult()
    loader(files, FilePartsTests.small, shelf: shelf).run {
      if $1 { (parts, result) = (parts + 1, $0) }
      return true
    }
    #expect(parts > 4 && told(result) == told(last(loader(files, .none))))
  }

  /// What is not to be kept is said, and what came before counts; so do other files.
  @Test func memoryIsLimited() {
    _ = makeFiles()
    // Smaller files are read in any case.
    PtyTests.write(folder + "/2025-04-25.md", large(0..<11_000))
    var loader = loader(DigestFolder([FilePath(folder)]), FilePartsTests.small)
    loader.threads = 0
    // What there is beside 40 MB of working room is shared by texts and what is made of them.
    loader.memory = (40 << 20) + (5 << 20)
    let result = last(loader)
    #expect(result.errors.map(\.reason) == [.notEnoughMemory])
    let entries = result.library.sources.reduce(0) { $0 + $1.records.count }
    #expect((3000..<8000).contains(entries) && result.digests.count == 2)
    #expect(Set(result.library.sources.map(\.path)).count == 3)
  }

  /// What comes from a pipe is shown while it comes, and kept.
  @Test func aPipeComesInParts() {
    _ = makeFiles()
    let pipe = folder + "/pipe"
    mkfifo(pipe, 0o600)
    let text = Array(large(0..<900).utf8)
    BackgroundThread.start { PtyTests.write(pipe, text) }
    let files = DigestFolder([FilePath(pipe)])
    let shelf = DigestShelf()
    var counts: [Int] = []
    loader(files, FilePartsTests.small, shelf: shelf).run { result, isPart in
      if isPart { counts.append(result.library.count) }
      #expect(result.bytesFound == nil)
      return true
    }
    #expect(counts.count > 4 && counts.last == 700)
    #expect(last(loader(files, FilePartsTests.small, shelf: shelf)).library.count == 700)
  }

  /// Files that are not large, and commands, know nothing of parts.
  @Test func smallFilesAreWhole() {
    let files = makeFiles()
    #expect(last(loader(files, .usual)).library.sources.count == 3)
    #expect(loader(files, FilePartsTests.small).run().library.sources.count == 3)
  }

  @Test func aFileThatCannotBeReadSaysSo() {
    _ = makeFiles()
    PtyTests.write(folder + "/2025-04-27.md.gz", [0x1F, 0x8B] + [UInt8](repeating: 7, count: 9000))
    let files = DigestFolder([FilePath(folder)])
    let parts = last(loader(files, FilePartsTests.small))
    #expect(parts.errors.count == 1 && parts.digests.count == 3 && parts.library.count == 700)
    #expect(told(parts) == told(last(loader(files, .none))))
  }
}

/// How fast large files are read, by a clock that the test turns.
@Suite struct ReadingPaceTests {
  private func texts(_ notes: [(seconds: Double, megabytes: Int, papers: Int)], of all: Int?)
    -> [String]
  {
    var pace = ReadingPace()
    return notes.map {
      pace.progress(
        Distance(bytes: $0.megabytes << 20, papers: $0.papers), of: all.map { $0 << 20 },
        at: .seconds($0.seconds)
      ).text
    }
  }

  @Test func itIsToldAfterASecond() {
    #expect(
      texts([(5, 0, 0), (5.9, 9, 900), (6, 10, 1000), (7, 20, 2000)], of: 100)
        == [
          "read 0%", "read 9%", "read 10%, 1000 papers/s, 0:09 left",
          "read 20%, 1000 papers/s, 0:08 left",
        ])
  }

  @Test func whatIsLongAgoDoesNotCount() {
    var notes: [(seconds: Double, megabytes: Int, papers: Int)] = []
    for second in 0...20 { notes.append((Double(second), 10 * second, 1000 * second)) }
    for second in 21...40 { notes.append((Double(second), 180 + second, 18_000 + 100 * second)) }
    let told = texts(notes, of: 1000)
    #expect(told[20] == "read 20%, 1000 papers/s, 1:20 left")
    #expect(told[40] == "read 22%, 100 papers/s, 13:00 left")
  }

  @Test func ofAPipeNobodyKnowsTheEnd() {
    #expect(
      texts([(0, 0, 0), (2, 30, 500)], of: nil) == ["read 0 MB", "read 30 MB, 250 papers/s"])
  }
}
