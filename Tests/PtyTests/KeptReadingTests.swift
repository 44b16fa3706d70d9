import Glibc
import Interface
import Papers
import Storage
import Testing

@testable import Catalog
@testable import quire

/// A large library is kept while it is read, and reading goes on from there.
@Suite struct KeptReadingTests {
  private let folder = PtyTests.Session.makeFolder()
  private var places: Places { Places(environment: ["QUIRE_HOME": folder + "/home"]) }
  private static let sizes = PartSizes(
    first: 100_000, largest: 200_000, window: 50_000, whole: 500_000, unkept: 300_000)

  private func makeFiles() -> DigestFolder {
    func digest(_ name: String, _ papers: Range<Int>) {
      let text = papers.map { number in
        "## Paper \(number)\n\n>Authors: A. B\n\n> http://arxiv.org/abs/2504.\(10_000 + number)\n\n"
          + "\(String(repeating: "word and another ", count: 20))Text **of** \(number).\n\n"
      }
      mkdir(folder + "/digests", 0o700)
      PtyTests.write("\(folder)/digests/\(name)", "# Digest\n\n" + text.joined())
    }
    digest("2025-04-26.md", 0..<40)
    digest("2025-04-25.md", 20..<3500)
    digest("2025-04-24.md", 3400..<3450)
    return settled()
  }

  /// The files, as they are when nobody has changed them for a while.
  private func settled() -> DigestFolder {
    let path = folder + "/digests/"
    for name in ["2025-04-26.md", "2025-04-25.md", "2025-04-24.md"] {
      let time = timeval(tv_sec: 1_700_000_000, tv_usec: 0)
      utimes(path + name, [time, time])
    }
    return DigestFolder([FilePath(folder + "/digests")])
  }

  private func reading(of folder: DigestFolder) -> KeptReading {
    KeptReading(of: folder.roots, in: places)
  }

  private func loader(_ files: DigestFolder, keeps: Bool = true) -> Loader {
    let kept = reading(of: files)
    var loader = kept.loader(for: files)
    loader.sizes = KeptReadingTests.sizes
    loader.kept = keeps ? kept : nil
    return loader
  }

  /// Reads; `isWanted` hears how often the library has grown.
  private func read(_ loader: Loader, while isWanted: (Int) -> Bool = { _ in true }) -> LoadResult {
    var (last, parts) = (LoadResult(), 0)
    loader.run { result, isPart in
      if isPart { (last, parts) = (result, parts + 1) }
      return isWanted(parts)
    }
    return last
  }

  private func told(_ library: Library) -> [String] {
    library.rows(in: SortOrder(.title)).map { row in
      let paper = library.paper(at: row)
      let entries = paper.entries.map { "\($0.digest.path):\($0.record.line)" }
      return "\(paper.title.string) \(paper.abstract.string) \(paper.emphasis) \(entries)"
    }
  }

  @Test func isTheSameLibraryAndTakesNoMemory() {
    let files = makeFiles()
    let whole = read(Loader(folder: files)).library
    let kept = read(loader(files)).library
    #expect(told(kept) == told(whole) && kept.count == 3500)
    #expect(kept.segments.count > 2, "nothing is joined twice")
    let lent = kept.sources.filter(\.arena.isLent)
    #expect(lent.count > 3 && lent.reduce(0) { $0 + $1.arena.count } > 1_000_000)
  }

  /// Reading that was interrupted goes on: what was kept is not joined again.
  @Test(arguments: [3, 4, 5]) func goesOnWhereItWasInterrupted(parts: Int) {
    let files = makeFiles()
    let whole = read(Loader(folder: files)).library
    _ = read(loader(files)) { $0 < parts }
    let next = loader(files)
    #expect(next.begun.count == 1 && next.base!.count > 300)
    let finished = read(next)
    #expect(told(finished.library) == told(whole))
    #expect(next.base!.isGrown(into: finished.library))
    #expect(finished.digests.count == 3)
  }

  /// Where nothing can be kept and there is no memory, the rest is not read, and that is said.
  @Test func whatCannotBeKeptIsNotReadWithoutEnd() {
    let files = makeFiles()
    PtyTests.write(folder + "/home", "in the way")
    var loader = loader(files)
    #expect(read(loader).errors.isEmpty, "there is memory")
    loader = self.loader(files)
    loader.memoryLeft = { 0 }
    let result = read(loader)
    #expect(result.filesDone == result.filesFound)
    #expect(result.library.count > 100 && result.library.count < 3500)
    #expect(result.errors.map(\.reason) == [.notEnoughMemory, .notEnoughMemory])
  }

  /// A file that has changed after it was begun is read from its beginning.
  @Test func aFileThatHasChangedIsReadAnew() {
    _ = read(loader(makeFiles())) { $0 < 5 }
    PtyTests.write(
      folder + "/digests/2025-04-25.md",
      "# Digest\n\n"
        + (0..<4000).map {
          "## Other \($0)\n\n>Authors: A. B\n\n> http://arxiv.org/abs/2503.\(10_000 + $0)\n\nText, \($0) words and more.\n\n"
        }.joined())
    let files = settled()
    let next = loader(files)
    #expect(next.begun.isEmpty)
    #expect(told(read(next).library) == told(read(Loader(folder: files)).library))
  }

  /// What was kept is opened by whoever reads the same paths, and only what has changed is read.
  @Test func whatWasKeptIsOpened() {
    let files = makeFiles()
    let result = read(loader(files, keeps: false))
    let kept = reading(of: files)
    let moved = kept.keep(result, of: files)
    #expect(moved?.library.count == 3500)
    #expect(kept.keep(moved!, of: files) == nil, "nothing has changed")
    let next = reading(of: files).loader(for: files)
    #expect(files.files.allSatisfy(next.shelf.has) && next.base?.count == 3500)
    #expect(told(read(next).library) == told(result.library))
  }
}

extension KeptReading {
  fileprivate func keep(_ result: LoadResult, of folder: DigestFolder) -> LoadResult? {
    keep(result, of: folder, always: true)
  }
}
