import Glibc
import Interface
import Papers
import Storage
import Synchronization
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

  // MARK: What is made meanwhile

  /// Indexes in memory: how often each was made.
  private final class Shelf: Sendable {
    let kept = Mutex<[IndexKey: (bytes: [UInt8], count: Int)]>([:])

    var store: IndexStore {
      let find: @Sendable (IndexKey) -> KeptBytes? = { [self] key in
        kept.withLock { $0[key].map { KeptBytes($0.bytes) } }
      }
      return IndexStore(find: find, open: find) { [self] key, bytes in
        kept.withLock { $0[key] = (bytes, ($0[key]?.count ?? 0) + 1) }
        return find(key)
      }
    }
  }

  /// Everything that is made of segments, and the authors.
  private func made(_ library: Library) -> [[[UInt8]]] {
    let authors = library.facetColumn(.author)
    return library.segments.flatMap { segment -> [[[UInt8]]] in
      let titles = segment.titleWords.value
      return (segment.wordIndex.value ?? []).map(\.content)
        + [[Array(titles!.papers.map(UInt8.init(truncatingIfNeeded:)))]]
    } + [
      authors.totals.indices.map { Array(authors.vocabulary.name(of: UInt32($0)).utf8) },
      authors.totals.map { withUnsafeBytes(of: $0, Array.init) },
    ]
  }

  /// What is made of a library while it grows is what is made of it afterwards.
  @Test(arguments: [false, true]) func whatIsMadeMeanwhileIsWhatIsMadeAfterwards(keeps: Bool) {
    let files = makeFiles()
    let ahead = MakingAhead(indexes: .none, least: 1, part: 300)
    var last = Library()
    loader(files, keeps: keeps).run { result, isPart in
      if isPart {
        last = result.library
        ahead.take(last)
      }
      return true
    }
    ahead.finish { false }
    #expect(last.segments.allSatisfy { $0.wordIndex.value != nil && $0.titleWords.value != nil })
    #expect(last.hasFacetColumn(.author) && last.count == 3500)
    let other = read(loader(files, keeps: false)).library
    other.makeIndexes(least: 1, part: 300)
    other.makeWords()
    #expect(keeps || made(last) == made(other))
    #expect(told(last) == told(other))
    for text in ["\"and another text\"", "31", "author:b paper", "ext **of", "-word"] {
      func found(_ library: Library) -> [String] {
        var search = Search(Query(text), in: library, order: SortOrder(.title))
        return search.finish()!.rows.map { library.paper(at: $0).title.string }
      }
      #expect(found(last) == found(other), "\(text)")
    }
  }

  /// What was made before reading was interrupted is not made again.
  @Test func noIndexIsMadeTwice() {
    let files = makeFiles()
    let shelf = Shelf()
    for parts in [5, .max] {
      let ahead = MakingAhead(indexes: shelf.store, least: 1, part: 300)
      var count = 0
      loader(files).run { result, isPart in
        if isPart { ahead.take(result.library) }
        count += isPart ? 1 : 0
        return count < parts
      }
      ahead.finish { false }
      #expect(shelf.kept.withLock { $0.count } > 2)
    }
    #expect(shelf.kept.withLock { $0.values.allSatisfy { $0.count == 1 } })
  }

  /// Who is not wanted any more makes nothing.
  @Test func makingIsCancelled() {
    let library = read(loader(makeFiles(), keeps: false)).library
    let ahead = MakingAhead(indexes: .none, least: .max)
    ahead.take(library)
    ahead.finish { true }
    #expect(!library.hasFacetColumn(.author))
    #expect(library.segments.allSatisfy { $0.titleWords.value == nil })
  }

  /// Words that are made of what was kept without them are kept too.
  @Test func wordsAreKeptWhenTheyAreMade() throws {
    let files = makeFiles()
    let kept = reading(of: files)
    let moved = try #require(kept.keep(read(loader(files, keeps: false)), of: files))
    #expect(kept.keep(moved, of: files, always: false) == nil)
    let next = reading(of: files)
    let result = read(next.loader(for: files))
    #expect(!result.library.hasFacetColumn(.author))
    result.library.makeWords()
    let again = try #require(next.keep(result, of: files, always: false))
    #expect(again.library.hasFacetColumn(.author))
    #expect(next.keep(again, of: files) == nil)
    let library = try #require(reading(of: files).loader(for: files).base)
    #expect(library.hasFacetColumn(.author))
    #expect(library.segments.allSatisfy { $0.titleWords.value != nil })
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

extension WordIndex {
  /// What it says, in bytes; equal suffixes have no order.
  fileprivate var content: [[UInt8]] {
    withView { view in
      [
        Array(view.words), Array(UnsafeRawBufferPointer(view.starts)), Array(view.postings),
        Array(UnsafeRawBufferPointer(view.runs)), Array(view.runRows),
      ]
    }
  }
}
