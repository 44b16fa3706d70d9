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
    try session.wait(for: "2/2")

    // One appears, in a folder that was not there either.
    mkdir(folder + "/may", 0o755)
    write(folder + "/may/2025-05-02.md", digest([("New Caching", "2505.00001")], day: "2025-05-02"))
    try session.wait(for: "3 of 3")
    try session.wait(for: "1 new paper, 1 digest changed.")
    #expect(session.text.contains("●   New Caching"))
    // Filter and cursor stay where they were.
    #expect(session.text.contains("/ caching"))
    try session.wait(for: "3/3")

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
    let session = Session([folder], columns: 120, rows: 30)
    try session.wait(for: "notes.md: not a digest that Quire knows")
    // A key: it has been seen.
    session.type("j")
    try session.wait(for: "1 warning gm")
    write(folder + "/2025-05-02.md", digest([("New Caching", "2505.00001")]))
    try session.wait(for: "1 new paper, 1 digest changed.")
  }
}
