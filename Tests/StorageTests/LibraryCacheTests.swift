import Digests
import Glibc
import Testing

@testable import Catalog
@testable import Papers
@testable import Storage

/// Libraries on the disk: opened for the files that they were made of, and passed over when anything is not right.
@Suite struct LibraryCacheTests {
  private let folder = TemporaryFolder()
  private var digests: String { folder.path + "/digests" }
  private let later = Int.max

  private func write(_ name: String, papers: Range<Int>) {
    let text = papers.map {
      "## Paper \($0)\n\n>Authors: A. B\n\n> http://arxiv.org/abs/2504.\(10_000 + $0)\n\nText \($0).\n\n"
    }
    mkdir(digests, 0o700)
    folder.write(FilePath(digests + "/" + name), Array(("# Digest\n\n" + text.joined()).utf8))
  }

  private func cache(_ version: String = "1") -> LibraryCache {
    LibraryCache(
      folder: folder.path + "/libraries", of: [FilePath(digests)], version: version,
      indexes: .none)
  }

  private var found: DigestFolder { DigestFolder([FilePath(digests)]) }

  private func read(_ folder: DigestFolder) -> (library: Library, files: [DigestFile: [Digest]]) {
    var files: [DigestFile: [Digest]] = [:]
    for file in folder.files {
      var bytes: [UInt8] = []
      try? SourceReader.read(file, windowSize: 1 << 20) { window, _ in
        bytes += window
        return window.count
      }
      files[file] = [DigestParser.parse(bytes, path: file.path.text)]
    }
    return (Library().adding(folder.files.flatMap { files[$0]! }), files)
  }

  private func keep(_ cache: LibraryCache) -> LibraryCache.Content? {
    let (library, files) = read(found)
    return cache.keep(library, files, time: later)
  }

  private func kept(ending: String) -> [String] {
    FilePath(cache().folder).contents().names.map { String(decoding: $0, as: UTF8.self) }
      .filter { $0.hasSuffix(ending) }
  }

  @Test func isOpenedForTheSameFiles() {
    write("a.md", papers: 0..<20)
    write("b.md", papers: 10..<40)
    #expect(cache().open(for: found) == nil && cache().keptBy == nil)
    #expect(keep(cache())?.library.count == 40)
    let opened = cache().open(for: found)
    #expect(opened?.library.count == 40 && opened?.files.count == 2)
    #expect(cache("2").open(for: found) == nil, "another program")
    #expect(cache("2").keptBy == "1")
    // One file has changed, one has come.
    write("b.md", papers: 10..<41)
    write("c.md", papers: 50..<60)
    let part = cache().open(for: found)
    #expect(part?.files.keys.map { String(decoding: $0.path.name, as: UTF8.self) } == ["a.md"])
    #expect(cache().status(for: found)?.changed == 2)
  }

  /// A file may be named otherwise today.
  @Test func digestsAreCalledAsTheyAreToday() {
    write("a.md", papers: 0..<3)
    #expect(keep(cache()) != nil)
    rename(digests + "/a.md", digests + "/z.md")
    let paths = cache().open(for: found)?.library.sources.map(\.path)
    #expect(paths == [digests + "/z.md"])
  }

  /// A file that was changed a moment ago may be changed again without looking otherwise.
  @Test func whatWasChangedJustNowIsReadAgain() {
    write("a.md", papers: 0..<3)
    let (library, files) = read(found)
    #expect(cache().keep(library, files, time: found.files[0].modified + 1) != nil)
    #expect(cache().open(for: found)?.files.isEmpty == true)
  }

  @Test func packsThatNobodyNeedsGo() {
    let cache = cache()
    for count in 1...4 {
      write("a.md", papers: 0..<count)
      #expect(keep(cache)?.library.count == count)
      #expect(kept(ending: ".pack").count == 1)
    }
    #expect(cache.verify() == true)
    cache.drop()
    #expect(cache.open(for: found) == nil && cache.verify() == nil)
    #expect(access(cache.folder, F_OK) != 0)
  }

  @Test func whoComesSecondDoesNotWrite() throws {
    write("a.md", papers: 0..<3)
    let cache = cache()
    #expect(keep(cache) != nil)
    let turn = open(cache.turn, O_RDWR)
    #expect(flock(turn, LOCK_EX | LOCK_NB) == 0)
    write("a.md", papers: 0..<9)
    #expect(keep(cache) == nil)
    close(turn)
    #expect(keep(cache)?.library.count == 9)
  }

  /// Who has it open when somebody else throws it away, or keeps another one, keeps all of it anew.
  @Test func whatOthersThrewAwayIsKeptAnew() throws {
    write("a.md", papers: 0..<30)
    let cache = cache()
    #expect(keep(cache) != nil)
    let (known, files) = (cache.open(for: found)!, cache.open(for: found)!.files)
    #expect(self.cache().drop() && !self.cache().drop())
    write("b.md", papers: 50..<60)
    let (_, read) = read(found)
    let more = read.filter { files[$0.key] == nil }
    let grown = known.library.updated(to: (Array(files.values) + Array(more.values)).flatMap { $0 })
    #expect(cache.keep(grown, files.merging(more) { $1 }, time: later)?.library.count == 40)
    #expect(self.cache().open(for: found)?.library.count == 40)
    #expect(keep(self.cache()) != nil && kept(ending: ".pack").count == 1)
    write("b.md", papers: 50..<61)
    #expect(keep(cache)?.library.count == 41)
    #expect(self.cache().open(for: found)?.library.count == 41)
  }

  /// One that has been changed counts once, also when it was written aside and renamed.
  @Test func whatHasChangedCountsOnce() {
    for name in ["a.md", "b.md", "c.md"] { write(name, papers: 0..<3) }
    #expect(keep(cache()) != nil && cache().status(for: found)?.changed == 0)
    write("a.md", papers: 0..<4)
    #expect(cache().status(for: found)?.changed == 1)
    write("b.new", papers: 0..<5)
    rename(digests + "/b.new", digests + "/b.md")
    #expect(cache().status(for: found)?.changed == 2)
    // In this order: who comes later might get the place of who has gone.
    write("d.md", papers: 7..<8)
    unlink(digests + "/c.md")
    #expect(cache().status(for: found)?.changed == 4)
  }

  /// Where nothing can be written, nothing is kept, and nothing else happens.
  @Test func aFileInTheWayCostsTheCache() {
    write("a.md", papers: 0..<3)
    folder.write(FilePath(folder.path + "/libraries"), [1])
    #expect(keep(cache()) == nil)
    #expect(cache().open(for: found) == nil)
  }

  @Test func damageIsFoundAndThrownAway() throws {
    write("a.md", papers: 0..<30)
    #expect(keep(cache()) != nil)
    let path = cache().folder + "/" + kept(ending: ".pack")[0]
    let file = open(path, O_RDWR)
    pwrite(file, "?", 1, 70)
    close(file)
    #expect(cache().open(for: found) != nil)
    #expect(cache().verify() == false)
    #expect(cache().open(for: found) == nil)
    #expect(keep(cache()) != nil && cache().verify() == true)
  }

  @Test func librariesThatNobodyOpensGo() {
    write("a.md", papers: 0..<30)
    func cache(of name: String, limit: Int = .max) -> LibraryCache {
      mkdir(folder.path + "/" + name, 0o700)
      return LibraryCache(
        folder: folder.path + "/libraries", of: [FilePath(folder.path + "/" + name)], version: "1",
        indexes: .none, limit: limit)
    }
    let others = ["one", "two"].map { cache(of: $0) }
    for other in others { #expect(keep(other) != nil) }
    func isThere(_ cache: LibraryCache) -> Bool { access(cache.manifest, F_OK) == 0 }
    let size = others[0].status(for: found)!.bytes
    for (other, time) in zip(others, [1000, 2000]) {
      let time = timeval(tv_sec: time, tv_usec: 0)
      utimes(other.manifest, [time, time])
    }
    // What is not a library's is left alone.
    folder.write(FilePath(folder.path + "/libraries/other.pack"), [1])
    let own = cache(of: "three", limit: 5 * size / 2)
    #expect(keep(own) != nil)
    #expect(isThere(own))
    #expect(isThere(others[1]))
    #expect(!isThere(others[0]))
    #expect(access(folder.path + "/libraries/other.pack", F_OK) == 0)
  }
}
