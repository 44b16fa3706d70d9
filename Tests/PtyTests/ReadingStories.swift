import Glibc
import Testing

/// When papers count as read.
@Suite struct ReadingStories {
  private let home = MarkedHome(papers: 5)

  private func set(_ line: String) {
    mkdir(home.path + "/config", 0o700)
    write(home.path + "/config/config.toml", line + "\n")
  }

  @Test func openingMarksReadWhenAsked() throws {
    set("read_on_open = true")
    let session = try home.browse(environment: ["BROWSER": "/bin/true"])
    session.type("jo")
    try session.wait(for: "✓   Paper 2")
    session.type("jyi")
    try session.wait(forPlace: "3/5")
    session.type("Q")
    #expect(try session.waitForExit() == 0)
    #expect(home.marks(2).contains(#""read":true"#) && home.marks(3).contains(#""read":false"#))
    #expect(home.events == 1)
  }

  @Test func stayingMarksReadWhenAsked() throws {
    set("read_after = 1")
    let session = try home.browse()
    // In the list nothing is read, however long; in the reader what stays there is.
    session.type("jl")
    try session.wait(for: "✓   Paper 2")
    session.type("JJ")
    try session.wait(for: "✓   Paper 4")
    session.type("u")
    try session.wait("no sign at Paper 4") { !$0.text.contains("✓   Paper 4") }
    session.type("Q")
    #expect(try session.waitForExit() == 0)
    #expect(home.marks(2).contains(#""read":true"#))
    for number in [1, 3, 4, 5] { #expect(home.marks(number).contains(#""read":false"#)) }
  }

  @Test func otherwiseNothingIsEverMarkedRead() throws {
    let session = try home.browse(environment: ["BROWSER": "/bin/true"])
    for _ in 0..<4 { session.type("j") }
    try session.wait(forPlace: "5/5")
    session.wheel(down: true, 40, 5)
    session.wheel(down: false, 40, 5)
    session.click(40, 4)
    try session.wait(forPlace: "3/5")
    session.type("o")
    try session.wait(for: "Opening https://arxiv.org/abs/2504.00003")
    session.type("O")
    try session.wait(for: "Opening https://arxiv.org/pdf/2504.00003")
    session.type("\r Gggzz")
    session.type("JK")
    session.wheel(down: true, 120, 8)
    session.type("h/paper 4\r")
    try session.wait(for: "1 of 5")
    session.type("\u{18}yiyt*")
    try session.wait(for: "5 of 5")
    try session.wait(for: "Papers like this one")
    session.type(Press.controlC)
    try session.wait("the menu to close") { !$0.text.contains("Papers like this one") }
    session.type("TjX$$R")
    try session.wait(for: "Reloaded: nothing has changed.")
    session.type("Q")
    #expect(try session.waitForExit() == 0)
    #expect(access(home.database, F_OK) == 0 && home.events == 0)
  }
}
