import Glibc
import Testing

/// Digests that appear, change and go while the browser is open.
@Suite struct LiveStories {
  private let folder = Session.makeFolder()

  @Test func theListFollowsTheFolder() throws {
    write(
      folder + "/2025-04-25.md",
      digest([("Zebra Caching", "2504.00001"), ("Apple Caching", "2504.00002")]))
    let session = Session([folder], columns: 120, rows: 30)
    try session.wait(for: "2 of 2")
    session.type("/caching\rj")
    try session.wait(forPlace: "2/2")

    // One appears, in a folder that was not there either.
    mkdir(folder + "/may", 0o755)
    write(folder + "/may/2025-05-02.md", digest([("New Caching", "2505.00001")], day: "2025-05-02"))
    try session.wait(for: "3 of 3")
    try session.wait(for: "1 new paper, 1 digest came.")
    #expect(session.text.contains("●   New Caching"))
    // Filter and cursor stay where they were.
    #expect(session.text.contains("/ caching"))
    try session.wait(forPlace: "3/3")

    // One changes, by being replaced as editors do.
    write(folder + "/next", digest([("Zebra Caching", "2504.00001"), ("Other", "2504.00003")]))
    rename(folder + "/next", folder + "/2025-04-25.md")
    try session.wait(for: "1 new paper")

    // One goes.
    unlink(folder + "/may/2025-05-02.md")
    try session.wait("the paper to go") { !$0.text.contains("New Caching") }
    session.type("q")
    #expect(try session.waitForExit() == 0)
  }

  @Test func aNamedFileIsWatchedWhateverItsName() throws {
    let file = folder + "/week.digest"
    write(file, digest([("Zebra Caching", "2504.00001")]))
    let session = Session([file], columns: 120, rows: 30)
    try session.wait(for: "1 of 1")
    write(file, digest([("Zebra Caching", "2504.00001"), ("Apple Caching", "2504.00002")]))
    try session.wait(for: "2 of 2")
  }

  /// What is wrong with one digest does not hide that another has come.
  @Test func aProblemIsSaidOnce() throws {
    write(folder + "/notes.md", "Dear all,\nsee you.\n")
    write(folder + "/2025-04-25.md", digest([("Zebra Caching", "2504.00001")]))
    let session = Session([folder, folder + "/notes.md"], columns: 120, rows: 30)
    try session.wait(for: "notes.md: not a digest that Quire knows")
    // A key: it has been seen.
    session.type("j")
    try session.wait(for: "1 warning gm")
    write(folder + "/2025-05-02.md", digest([("New Caching", "2505.00001")]))
    try session.wait(for: "1 new paper, 1 digest came.")
  }

  /// Deleted and made again, with the folder above it too.
  @Test(arguments: ["/week", "/year/week"]) func aFolderMadeAgainIsFollowed(place: String) throws {
    mkdir(folder + "/year", 0o755)
    mkdir(folder + place, 0o755)
    write(folder + place + "/2025-04-25.md", digest([("Zebra Caching", "2504.00001")]))
    let session = Session([folder + place], columns: 120, rows: 30)
    try session.wait(for: "1 of 1")
    unlink(folder + place + "/2025-04-25.md")
    rmdir(folder + place)
    rmdir(folder + "/year")
    try session.wait("the papers to go") { !$0.text.contains("Zebra") }
    mkdir(folder + "/year", 0o755)
    mkdir(folder + place, 0o755)
    write(folder + place + "/2025-05-02.md", digest([("New Caching", "2505.00001")]))
    try session.wait(for: "New Caching")
    // What is written there later is seen as well.
    write(folder + place + "/2025-05-09.md", digest([("Newer Caching", "2505.00002")]))
    try session.wait(for: "2 of 2")
  }

  /// By a rename, as tools do that must not be seen half done: of the folder itself, and of a link.
  @Test(arguments: [false, true]) func aFolderThatIsReplacedIsFollowed(isLink: Bool) throws {
    for (name, title, id) in [("one", "Zebra", "2504.00001"), ("two", "New Caching", "2505.00001")]
    {
      mkdir("\(folder)/\(name)", 0o755)
      write("\(folder)/\(name)/2025-04-25.md", digest([(title, id)]))
    }
    let path = folder + "/now"
    if isLink { symlink("one", path) } else { rename(folder + "/one", path) }
    let session = Session([path], columns: 120, rows: 30)
    try session.wait(for: "Zebra")
    if isLink {
      symlink("two", folder + "/next")
      rename(folder + "/next", path)
    } else {
      rename(path, folder + "/one")
      rename(folder + "/two", path)
    }
    try session.wait(for: "New Caching")
    write(path + "/2025-05-09.md", digest([("Newer Caching", "2505.00002")]))
    try session.wait(for: "2 of 2")
  }

  /// Something that is written all the time keeps nothing else from being read.
  @Test func aFolderThatNeverRestsIsFollowed() throws {
    write(folder + "/2025-04-25.md", digest([("Zebra Caching", "2504.00001")]))
    let writer = Session(
      ["-c", "while :; do echo nothing > \(folder)/log.txt; done"], program: "/bin/sh")
    let session = Session([folder], columns: 120, rows: 30)
    try session.wait(for: "1 of 1")
    write(folder + "/2025-05-02.md", digest([("New Caching", "2505.00001")]))
    try session.wait(for: "2 of 2")
    session.type("q")
    #expect(try session.waitForExit() == 0)
    writer.signal(SIGKILL)
  }

  /// What came through a pipe does not come again: it is kept, also when reading is begun anew before
  /// the first reading has come to its end.
  @Test func whatCameThroughPipesIsKept() throws {
    let papers = (1...300).map { number in
      (String(repeating: "Word ", count: 60) + "\(number)", "2504.\(10000 + number)")
    }
    write(folder + "/input.md", digest(papers))
    mkfifo(folder + "/2024-01-01.md", 0o600)
    let session = Session(
      ["-c", "cat \(folder)/input.md | \(Session.binary) - \(folder)/2024-01-01.md"],
      program: "/bin/sh")
    try session.wait(for: "300 of 300")
    session.type("R")
    try session.wait(for: "Reloading")
    let late = digest([("Late", "2401.00001")], day: "2024-01-01")
    let pipe = open(folder + "/2024-01-01.md", O_WRONLY)
    _ = Glibc.write(pipe, late, late.utf8.count)
    close(pipe)
    try session.wait(for: "301 of 301")
    for _ in 0..<2 {
      session.type("jR")
      try session.wait(for: "Reloaded")
      #expect(session.text.contains("301 of 301"))
    }
  }
}
