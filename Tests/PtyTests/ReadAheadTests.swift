import Catalog
import Glibc
import Papers
import Storage
import Synchronization
import Testing

@testable import quire

/// Reading on several threads gives what reading on one gives.
@Suite struct ReadAheadTests {
  private let folder = PtyTests.Session.makeFolder()

  private func write(_ name: String, papers: Range<Int>) {
    let text = papers.map {
      "## Paper number \($0) of \(name)\n\n>Authors: A. B\n\n> http://arxiv.org/abs/2504.\(10_000 + $0)\n\nText \($0).\n\n"
    }
    PtyTests.write(folder + "/" + name, "# 2025-04-25\n\n" + text.joined())
  }

  private func makeFiles(_ count: Int) -> DigestFolder {
    for index in 0..<count {
      let name = "2025-04-\(index % 28 + 1)-\(index).md"
      // Papers come again in other files, so that it matters which file is first.
      if index % 7 != 3 { write(name, papers: index * 3..<index * 3 + index % 11 + 1) }
    }
    for index in stride(from: 3, to: count, by: 7) {
      let name = "2025-04-\(index % 28 + 1)-\(index).md"
      PtyTests.write(folder + "/" + name, "## No paper\n\n>Authors: X\n")
    }
    return DigestFolder([FilePath(folder)])
  }

  /// All that is told of a reading, in words.
  private func told(_ files: DigestFolder, threads: Int, memory: Int? = nil) -> [String] {
    var loader = Loader(folder: files)
    loader.threads = threads
    loader.memory = memory
    var told: [String] = []
    loader.run { result, isPart in
      let errors = result.errors.map { "\($0)" }
      told.append("\(result.filesDone) \(isPart) \(result.library.count) \(errors)")
      guard result.filesDone == result.filesFound, isPart else { return true }
      told += result.library.sources.map { "\($0.path) \($0.records.count) \($0.problems)" }
      told += result.library.sources.flatMap { $0.records.map { "\($0.id)" } }
      told += result.troubled.map(\.path)
      return true
    }
    return told
  }

  @Test(arguments: [1, 3, 8]) func filesComeInTheirOrder(threads: Int) {
    let files = makeFiles(120)
    let alone = told(files, threads: 0)
    for _ in 0..<5 { #expect(told(files, threads: threads) == alone) }
  }

  /// What a thread may not keep is read again by who may.
  @Test func littleMemoryIsSharedAsByOne() {
    write("large.md", papers: 0..<60_000)
    write("small.md", papers: 70_000..<70_010)
    let files = DigestFolder(["small.md", "large.md"].map { FilePath(folder + "/" + $0) })
    for memory in [41 << 20, 50 << 20, 60 << 20, 200 << 20] {
      #expect(
        told(files, threads: 2, memory: memory) == told(files, threads: 0, memory: memory))
    }
  }

  /// Who reads a file, by the budget: threads that run ahead may keep but a part of what the taker may.
  private func budgets(
    _ files: [DigestFile], _ prepare: (ReadAhead) -> Void
  ) -> [DigestFile: [Int]] {
    let read = Mutex<[DigestFile: [Int]]>([:])
    let ahead = ReadAhead(files, on: DigestShelf(), budget: .max, threads: 4) { file, budget in
      read.withLock { $0[file, default: []].append(budget) }
      return ([], [])
    }
    prepare(ahead)
    for index in files.indices { _ = ahead.take(index) }
    return read.withLock { $0 }
  }

  @Test func eachFileIsReadOnce() {
    let files = makeFiles(60).files
    let read = budgets(files) { $0.start() }
    #expect(read.count == files.count && read.values.allSatisfy { $0.count == 1 })
  }

  @Test func whatComesOnceIsForTheTaker() {
    var files = makeFiles(20).files
    files.insert(.standardInput, at: 5)
    for _ in 0..<20 { #expect(budgets(files) { $0.start() }[.standardInput] == [.max]) }
  }

  @Test func nothingIsBegunAfterTheEnd() {
    let files = makeFiles(60).files
    let read = budgets(files) {
      $0.stop()
      $0.start()
    }
    #expect(read == Dictionary(uniqueKeysWithValues: files.map { ($0, [.max]) }))
  }
}
