import Glibc
import Testing

/// Saved views in the browser, in scripts, and in their file.
@Suite struct ViewStories {
  private let home = MarkedHome()
  private var file: String { home.path + "/config/views" }

  private func writeViews(_ text: String) {
    mkdir(home.path + "/config", 0o700)
    write(file, text)
  }

  @Test func aViewIsMadeTakenAndUndone() throws {
    let session = try home.browse()
    // What is said of the mark comes when it is on the disk, and would take the place of what is waited for.
    session.type("s")
    try session.wait(for: "Starred 2504.00001")
    session.type("/is:starred\r")
    try session.wait(for: "1 of 3")
    #expect(access(file, F_OK) != 0)
    session.type("Wbest of all\r")
    try session.wait(for: "Saved the view “best of all”.")
    #expect(read(file).hasSuffix("\nbest of all = is:starred\n"))
    session.type("\u{18}")
    try session.wait(for: "3 of 3")
    // An editor is at work meanwhile.
    writeViews("# mine\n  best of all = is:starred\nnot = -is:starred\n")
    session.type("w")
    try session.wait(for: "2 not")
    session.type("2")
    try session.wait(for: "2 of 3")
    session.type("w1")
    try session.wait(for: "1 of 3")
    session.type("wJ")
    try session.wait(for: "2 best of all")
    #expect(read(file) == "# mine\nnot = -is:starred\n  best of all = is:starred\n")
    session.type("u")
    try session.wait(for: "1 best of all")
    session.type("D")
    try session.wait(for: "Deleted the view")
    session.type("qq")
    #expect(try session.waitForExit() == 0)
    #expect(read(file) == "# mine\nnot = -is:starred\n")
  }

  /// What was asked for just before the end is done.
  @Test func leavingAtOnce() throws {
    writeViews("a = kv\nb = is:unread\n")
    let session = try home.browse()
    session.type("wDqq")
    #expect(try session.waitForExit() == 0)
    #expect(read(file) == "b = is:unread\n")
  }

  @Test func mistakesAreNamedAndTheRestWorks() throws {
    writeViews("a = is:unread\nb\nc = view:d\nd = view:c\n")
    let session = try home.browse()
    try session.wait(for: "views: 3 mistakes")
    session.type("w1")
    try session.wait(for: "3 of 3")
    session.type("qq")
    _ = try session.waitForExit()
    let outcome = home.quire("views", home.digests)
    #expect(outcome.status == 2)
    #expect(outcome.output == "3\t3\ta\tis:unread\n?\t?\tc\tview:d\n?\t?\td\tview:c\n")
    #expect(outcome.errors.contains("\(file):2:2: a = is missing between name and query"))
    #expect(outcome.errors.contains("\(file):3:5: the views ask for each other in a circle: c, d"))
  }

  @Test func scripts() {
    _ = home.quire("mark", "--star", "--read", MarkedHome.id(1))
    let usual = home.quire("views", home.digests)
    #expect(
      usual.status == 0
        && usual.output.hasPrefix(
          "2\t2\tunread\tis:unread\n1\t0\tstarred\tis:starred\n0\t0\tqueue\t")
    )
    #expect(access(file, F_OK) != 0)
    writeViews("best = is:starred\n\"and not\" = -view:best\n")
    #expect(
      home.quire("views", "--jsonl", home.digests).output == """
        {"name":"best","query":"is:starred","count":1,"unread":0}
        {"name":"and not","query":"-view:best","count":2,"unread":2}

        """)
    func count(_ query: String) -> Outcome {
      home.quire("list", "--count", "--query", query, home.digests)
    }
    #expect(count("view:best").output == "1\n" && count("view:\"and not\"").output == "2\n")
    #expect(count("-view:best paper").output == "2\n")
    let unknown = count("view:nowhere")
    #expect(unknown.status == 2 && unknown.errors.contains("there is no view of this name"))
    writeViews("a = -view:b\nb = view:a\n")
    let circle = count("view:a")
    #expect(circle.status == 2 && circle.errors.contains("in a circle: a, b"))
    writeViews("")
    #expect(home.quire("views", home.digests).status == 1)
  }
}
