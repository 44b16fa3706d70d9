import Glibc
import Testing

/// The mouse on the real program, as terminals report it (SGR, mode 1006).
@Suite struct PointerStories {
  @Test func everythingThatIsSeenCanBePressed() throws {
    let folder = Session.makeFolder()
    write(folder + "/browser", "#!/bin/sh\nprintf '%s\\n' \"$@\" >> \(folder)/opened\n")
    let session = Session(
      columns: 80, rows: 24, environment: ["BROWSER": folder + "/browser"])
    try session.wait(for: "38 of 38")
    func click(_ text: String) throws {
      try session.wait(for: text)
      let place = try #require(session.find(text))
      session.click(place.column, place.row)
    }
    try click("TITLE")
    try session.wait(for: "title ↑")
    try click("T facets")
    try session.wait(for: "only these")
    // Enter takes what the wheel left the bar on.
    session.wheel(down: true, 5, 5)
    session.wheel(down: true, 5, 5)
    session.type(Press.enter)
    try session.wait("a tag to be chosen") { $0.line(0).contains("/ tag:\"") }
    session.type("c")
    try session.wait(for: "38 of 38")
    session.type("q")
    try session.wait(for: "q quit")
    // Two presses open the reader.
    session.doubleClick(30, 5)
    try session.wait(for: "q back")
    try session.wait(for: "Jimmy Lei Ba")
    try click("f links")
    try session.wait(for: "└")
    try click("PDF  ")
    try session.wait("the browser") { _ in
      read(folder + "/opened").hasPrefix("https://arxiv.org/pdf/")
    }
    // The screen that the next presses are about.
    try session.wait(for: "Opening https://arxiv.org/pdf/")
    try session.wait("the menu to close") { !$0.text.contains("└") }
    session.type("f")
    try session.wait(for: "└")
    session.click(2, 2)
    try session.wait("the menu to close") { !$0.text.contains("└") }
    try click("q back")
    session.type("z")
    try session.wait(for: "Enter abstract")
    try click("q back")
    // A press where the last one was would be the second of a double click.
    session.click(30, 6)
    try click("q quit")
    #expect(try session.waitForExit() == 0)
    let opened = read(folder + "/opened").split(separator: "\n")
    #expect(opened.count == 1, "nothing else was opened")
  }
}
