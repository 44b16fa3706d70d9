import Glibc
import Storage
import Testing

@Suite struct DigestFolderTests {
  private let folder = TemporaryFolder()

  /// The found files, without the folder before them.
  private func names(_ found: DigestFolder) -> [String] {
    found.files.map { String($0.path.text.dropFirst(folder.path.count + 1)) }
  }

  @Test func searchesFoldersForDigestsOnly() {
    folder.makeFolder("week")
    folder.makeFolder(".git")
    for name in ["a.md", "b.txt", "c.MARKDOWN", "d.pdf", ".e.md", "week/f.md", ".git/g.md"] {
      folder.write(name, modified: 1)
    }
    mkfifo("\(folder.path)/pipe.md", 0o600)
    let found = DigestFolder([FilePath(folder.path)])
    #expect(names(found) == ["a.md", "b.txt", "c.MARKDOWN", "week/f.md"])
    #expect(found.problems.isEmpty)
  }

  @Test func takesBibliographiesTablesPagesAndMails() {
    let names = [
      "a.bib", "b.ris", "c.nbib", "d.csv", "e.tsv", "f.org", "g.html", "h.htm", "i.abs", "j.eml",
      "k.rdf", "l.yaml", "m.yml", "n.bib.gz", "o.CSV.zst",
    ]
    for name in names + ["p.bib.bak", "q.tex"] { folder.write(name, modified: 1) }
    #expect(self.names(DigestFolder([FilePath(folder.path)])) == names)
  }

  @Test func foldersOfProgramsArePassedOverUnlessNamed() {
    for name in ["node_modules", "__pycache__", "papers"] {
      folder.makeFolder(name)
      folder.write("\(name)/a.json", modified: 1)
    }
    #expect(names(DigestFolder([FilePath(folder.path)])) == ["papers/a.json"])
    let named = DigestFolder([folder["node_modules"], folder["papers/a.json"]])
    #expect(named.files.map(\.isNamed) == [false, true])
    let both = DigestFolder([folder["papers"], folder["papers/a.json"]])
    #expect(both.files.map(\.isNamed) == [true])
  }

  @Test func triesWhatIsNamedWhateverItsName() {
    let paths = [folder.write("notes"), folder.write(".hidden"), folder.write("x.pdf")]
    #expect(Set(DigestFolder(paths).files.map(\.path)) == Set(paths))
  }

  /// Times that no 64 bits of nanoseconds hold.
  @Test func timesFarAheadAndFarBack() {
    for (name, time) in [
      ("a.md", 9_300_000_000), ("b.md", 200_000_000_000), ("c.md", -9_300_000_000),
    ] {
      folder.write(name, modified: time)
    }
    #expect(DigestFolder([FilePath(folder.path)]).files.count == 3)
  }

  @Test func theNewestComeFirst() {
    folder.write("old.md", modified: 1_000_000_000)
    folder.write("2025-01-31.md", modified: 1)
    folder.write("2025-02-01.md", modified: 1)
    folder.write("kept-2024-12-31-b.md", modified: 1)
    folder.write("new.md", modified: 1_900_000_000)
    let found = DigestFolder([FilePath(folder.path), FilePath("-")])
    #expect(found.files.first == .standardInput)
    let expected = ["new.md", "2025-02-01.md", "2025-01-31.md", "kept-2024-12-31-b.md", "old.md"]
    #expect(found.files.dropFirst().map { $0.path.text } == expected.map { folder[$0].text })
  }

  @Test func countsEverythingOnce() {
    folder.makeFolder("sub")
    folder.write("sub/a.md")
    precondition(Glibc.link("\(folder.path)/sub/a.md", "\(folder.path)/sub/hard.md") == 0)
    folder.link("soft.md", to: "sub/a.md")
    folder.link("again", to: "sub")
    let everything = [
      folder["sub/a.md"], FilePath(folder.path), folder["again"], folder["soft.md"],
    ]
    #expect(names(DigestFolder(everything)) == ["sub/a.md"])
    #expect(DigestFolder([FilePath("-"), FilePath("-")]).files.count == 1)
  }

  @Test func linksThatLeadBackEnd() {
    folder.makeFolder("sub")
    folder.write("sub/a.md")
    folder.link("sub/up", to: "..")
    let found = DigestFolder([FilePath(folder.path)])
    #expect(names(found) == ["sub/a.md"])
    #expect(found.problems == [StorageError(folder["sub/up"], .folderLoop)])
  }

  @Test func brokenLinksMatterWhenTheyLookLikeDigests() {
    folder.write("a.md")
    folder.link("gone.md", to: "nowhere")
    folder.link("self.md", to: "self.md")
    folder.link("gone", to: "nowhere")
    let found = DigestFolder([FilePath(folder.path)])
    #expect(names(found) == ["a.md"])
    #expect(
      found.problems == [
        StorageError(folder["gone.md"], .system(ENOENT)),
        StorageError(folder["self.md"], .system(ELOOP)),
      ])
  }

  @Test func whatCannotBeADigestIsSaid() {
    let missing = folder["missing.md"]
    let inside = FilePath(folder.write("a.md").text + "/b.md")
    let empty = folder.makeFolder("empty")
    let device = FilePath("/dev/null")
    let found = DigestFolder([missing, inside, empty, device])
    #expect(found.files.isEmpty)
    #expect(
      found.problems == [
        StorageError(missing, .system(ENOENT)), StorageError(inside, .system(ENOTDIR)),
        StorageError(empty, .noDigests), StorageError(device, .notAFile),
      ])
  }

  @Test func patternsThatTheShellLeftAlone() {
    for name in ["2025-04-01.md", "2025-04-02.md", "2025-05-01.md", "x[1].md"] {
      folder.write(name)
    }
    #expect(names(DigestFolder([folder["2025-04-*.md"]])) == ["2025-04-02.md", "2025-04-01.md"])
    #expect(names(DigestFolder([folder["2025-0[5-9]-??.md"]])) == ["2025-05-01.md"])
    // A file of that very name comes before the pattern.
    #expect(names(DigestFolder([folder["x[1].md"]])) == ["x[1].md"])
    #expect(
      DigestFolder([folder["2026*"]]).problems == [StorageError(folder["2026*"], .noMatch)])
  }

  @Test func namesMayHaveAnyByte() {
    let odd: [[UInt8]] = [
      Array("line\nfeed.md".utf8), Array("\u{1B}[31mred.md".utf8), [0xFF, 0xC3, 0x28] + ".md".utf8,
      Array("名前.md".utf8),
    ]
    for name in odd { folder.write(folder[bytes: name], Array("text".utf8), modified: 1) }
    let found = DigestFolder([FilePath(folder.path)])
    #expect(Set(found.files.map(\.path)) == Set(odd.map { folder[bytes: $0] }))
    for file in found.files {
      var text: [UInt8] = []
      #expect(throws: Never.self) {
        try SourceReader.read(file, windowSize: 4096) { window, _ in
          text += window
          return window.count
        }
      }
      #expect(text == Array("text".utf8))
    }
    #expect(found.files.contains { $0.path.text.hasSuffix("/\u{FFFD}\u{FFFD}(.md") })
  }

  @Test func deepFoldersNeedNoDescriptors() {
    var path = ""
    // More levels than most systems give a process files.
    for _ in 0..<1100 {
      path += path.isEmpty ? "d" : "/d"
      folder.makeFolder(path)
    }
    folder.write(path + "/deep.md")
    let found = DigestFolder([FilePath(folder.path)])
    #expect(names(found) == [path + "/deep.md"])
    #expect(found.problems.isEmpty)
  }

  @Test(.enabled(if: geteuid() != 0, "root may read everything"))
  func whatMayNotBeReadIsSaid() {
    folder.write("a.md")
    folder.makeFolder("closed", mode: 0)
    // Its names may be read, but nothing about what they name.
    folder.makeFolder("listed")
    folder.makeFolder("listed/sub")
    _ = chmod("\(folder.path)/listed", 0o400)
    let found = DigestFolder([FilePath(folder.path)])
    #expect(names(found) == ["a.md"])
    #expect(
      found.problems == [
        StorageError(folder["closed"], .system(EACCES)),
        StorageError(folder["listed/sub"], .system(EACCES)),
      ])
  }
}
