import Catalog
import Digests
import Glibc
import Interface
import Storage
import Testing

@testable import quire

/// The digests are read again and again, without a terminal.
@Suite struct ReadingsTests {
  private let folder = PtyTests.Session.makeFolder()

  private func write(_ name: String, _ titles: [String], day: String = "2025-04-25") {
    let papers = titles.enumerated().map { number, title in
      "## \(title)\n\n>Authors: A. B\n\n> http://arxiv.org/abs/2504.\(10_000 + title.count * 10 + number)\n\nText.\n\n"
    }
    PtyTests.write(folder + "/" + name, "# \(day)\n\n" + papers.joined())
  }

  private func readings() -> Readings { Readings(of: .files([FilePath(folder)])) }

  /// What a reading tells, in words.
  private func read(
    _ readings: Readings, _ occasion: Job.Occasion = .change, isWanted: () -> Bool = { true }
  ) -> [String] {
    var told: [String] = []
    readings.read(on: occasion, isWanted: isWanted) { news in
      switch news {
      case .isBehind: told.append("behind")
      case .answer(.loaded(let library, let loading), let isLast):
        let message = loading.message.map { ": " + $0.text } ?? ""
        told.append("\(library.count) papers" + (isLast ? message : "…"))
      case .answer(.nothing, _): told.append("nothing")
      case .answer: break
      }
    }
    return told
  }

  @Test func whatChangesIsTold() {
    write("2025-04-25.md", ["Zebra", "Apple tree"])
    let readings = readings()
    #expect(read(readings, .start) == ["2 papers"])
    #expect(read(readings) == ["nothing"])
    write("2025-05-02.md", ["Something new"], day: "2025-05-02")
    #expect(read(readings) == ["3 papers: 1 new paper, 1 digest came."])
    #expect(read(readings, .command) == ["3 papers: Reloaded: nothing has changed."])
    write("2025-04-25.md", ["Zebra", "Apple tree", "Another"])
    #expect(read(readings) == ["4 papers: 1 new paper, 1 digest changed."])
    unlink(folder + "/2025-05-02.md")
    #expect(read(readings) == ["3 papers: 1 digest went."])
    #expect(read(readings) == ["nothing"])
  }

  /// A file that cannot be read is read at every change, and has not changed by that; one that has nothing to
  /// do with papers is no digest that came.
  @Test func whatIsReadAgainHasNotChanged() {
    write("2025-04-25.md", ["Zebra"])
    write("2025-05-02.md", ["Apple tree"])
    PtyTests.write(folder + "/cut.md.gz", [0x1F, 0x8B, 8])
    let readings = readings()
    #expect(read(readings, .start) == ["2 papers"])
    unlink(folder + "/2025-05-02.md")
    #expect(read(readings) == ["1 papers: 1 digest went."])
    write("2025-05-02.md", ["Apple tree"])
    #expect(read(readings) == ["2 papers: 1 new paper, 1 digest came."])
    PtyTests.write(folder + "/shopping.txt", "milk\n")
    #expect(read(readings).allSatisfy { !$0.contains("digest") })
  }

  /// One that follows another goes on with its library.
  @Test func aLibraryGrows() {
    var libraries: [Library] = []
    let readings = readings()
    for number in 1...6 {
      write("2025-04-\(number + 9).md", [String(repeating: "x", count: number)])
      func take(_ news: Readings.News) {
        if case .answer(.loaded(let library, _), _) = news { libraries.append(library) }
      }
      readings.read(on: .change, isWanted: { true }, tell: take)
    }
    #expect(libraries.map(\.count) == Array(1...6))
    #expect(zip(libraries, libraries.dropFirst()).contains { $0.isGrown(into: $1) })
  }

  /// A reading that is given up tells nothing more, and what it has read is not read again.
  @Test func aReadingThatIsGivenUpHasNotReadInVain() {
    for number in 1...9 { write("2025-04-0\(number).md", [String(repeating: "x", count: number)]) }
    let readings = readings()
    var asked = 0
    let told = read(readings, .start) {
      asked += 1
      return asked < 5
    }
    #expect(told.allSatisfy { $0.hasSuffix("…") } && asked == 5)
    #expect(read(readings, .command) == ["9 papers: 9 digests came."])
  }

  /// A large file is shown part by part, and the heading says how far it is; a reading that follows says what
  /// has changed, at once.
  @Test func aLargeFileTellsHowFarItIs() {
    let sizes = PartSizes(first: 4000, largest: 16_000, window: 5000, whole: 20_000)
    let titles = (0..<900).map { String(repeating: "word ", count: 50) + "\($0)" }
    write("2025-04-25.md", titles)
    let readings = Readings(of: .files([FilePath(folder)]), sizes: sizes)
    var shown: [(count: Int, loading: Loading, isLast: Bool)] = []
    func take(_ news: Readings.News) {
      if case .answer(.loaded(let library, let loading), let isLast) = news {
        shown.append((library.count, loading, isLast))
      }
    }
    readings.read(on: .start, isWanted: { true }, tell: take)
    #expect(shown.count > 4 && shown.map(\.isLast) == shown.map { $0.count == 900 })
    #expect(shown.allSatisfy { $0.isLast == ($0.loading.reading == nil) })
    #expect(shown.dropLast().allSatisfy { $0.loading.reading!.text.hasPrefix("read ") })
    #expect(shown.allSatisfy { $0.loading.title == "2025-04-25.md" })
    #expect(read(readings) == ["nothing"])
    write("2025-04-25.md", titles + ["Another"])
    #expect(read(readings) == ["901 papers: 1 new paper, 1 digest changed."])
  }

  @Test func theShelfReadsOnce() {
    write("2025-04-25.md", ["Zebra"])
    let file = DigestFolder([FilePath(folder)]).files[0]
    let shelf = DigestShelf()
    var count = 0
    for _ in 0..<3 {
      let found = shelf.take(file) {
        count += 1
        return ([], [])
      }
      #expect(found.isKept)
    }
    #expect(count == 1)
  }

  /// What could not be read to its end is tried again.
  @Test func theShelfTriesAgain() {
    write("2025-04-25.md", ["Zebra"])
    let file = DigestFolder([FilePath(folder)]).files[0]
    let shelf = DigestShelf()
    let broken = shelf.take(file) { ([], [StorageError(file.path, .changedWhileReading)]) }
    #expect(!broken.isKept && broken.errors.count == 1)
    let sound = shelf.take(file) { ([], []) }
    #expect(sound.isKept && sound.errors.isEmpty)
  }
}
