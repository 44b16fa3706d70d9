import Glibc
import Keymaps
import Storage
import Testing

/// Sets of keys, keys that run several commands, and macros, in the real program.
@Suite struct KeyStories {
  private let home = MarkedHome(papers: 5)

  private func write(_ text: String, to name: String) {
    mkdir(home.path + "/config", 0o700)
    PtyTests.write(home.path + "/config/" + name, text)
  }

  /// The settings, the option and the completions know the same sets.
  @Test func theSettingsKnowAllProfiles() {
    #expect(Settings.keyProfiles == Profile.all.map(\.name))
  }

  @Test(arguments: Settings.keyProfiles) func eachProfileIsWhole(name: String) {
    let check = Outcome(["keys", "--profile", name, "--check"])
    #expect(check.status == 0 && check.output == "" && check.errors == "")
    let keys = Outcome(["keys", "--profile", name])
    #expect(keys.status == 0 && keys.output.contains("# Quit\n"))
  }

  /// What is wrong with a file of the reader's own is said for whichever set it lies over.
  @Test func theCheckIsAboutTheReadersFileToo() {
    write("global s star; next-paper\nglobal x star; dwon\nlist C down\n", to: "keys")
    let check = Outcome(["keys", "--profile", "mutt", "--check"], home: home.path)
    #expect(check.status == 2)
    #expect(check.errors.contains("keys:2:16: there is no command “dwon”; did you mean down?"))
    #expect(check.output.contains("global s (star; next-paper) takes the place of s (export)"))
    #expect(check.output.contains("export: no key; `:export` runs it"))
    let keys = Outcome(["keys", "--profile", "mutt"], home: home.path)
    #expect(keys.output.contains("global  s           star; next-paper\n"))
  }

  @Test func aMorningWithTheKeysOfEmacs() throws {
    write("profile = \"emacs\"\n", to: "config.toml")
    write("global X star; next-paper\n", to: "keys")
    let session = try home.browse()
    session.type("\u{0E}\u{0E}")
    try session.wait(forPlace: "3/5")
    session.type("\u{10}X")
    try session.wait("a star") { $0.text.contains("★") }
    try session.wait(forPlace: "3/5")
    session.type("\u{13}paper 4\rr")
    try session.wait(for: "✓   Paper 4")
    session.type("\u{1B}xclear-filter\r")
    try session.wait(for: "5 of 5")
    session.type("\u{18}\u{03}")
    #expect(try session.waitForExit() == 0)
    #expect(home.marks(2).contains(#""starred":true"#) && home.marks(4).contains(#""read":true"#))
  }

  @Test func otherKeysWhileItRuns() throws {
    let session = try home.browse()
    session.type(":profile mu\t\rd")
    try session.wait(for: "✓   Paper 1")
    try session.wait(forPlace: "2/5")
    session.type("x")
    #expect(try session.waitForExit() == 0)
  }

  /// Also while there is a mistake in the reader's own keys, and whichever were taken before.
  @Test(arguments: [nil, "emacs"]) func otherKeysInTheSettings(taken: String?) throws {
    let session = try home.browse()
    write("list j nothing\n", to: "keys")
    try session.wait(for: "keys:1:8: ")
    session.type(Press.down)
    try session.wait(forPlace: "2/5")
    if let taken {
      session.type(":profile \(taken)\r")
      try session.wait(for: "The keys are those of \(taken)")
    }
    write("profile = \"mutt\"\n", to: "config.toml")
    try session.wait(for: "Settings read again.")
    session.type("d")
    try session.wait(for: "✓   Paper 2")
  }

  /// What was taken is what a file with mistakes leaves as it was.
  @Test func keysThatWereTakenStay() throws {
    let session = try home.browse()
    session.type(":profile mutt\r")
    try session.wait(for: "The keys are those of mutt")
    write("list j nothing\n", to: "keys")
    try session.wait(for: "keys:1:8: ")
    session.type("d")
    try session.wait(for: "✓   Paper 1")
  }

  /// Keys that come behind a macro in one go act after it.
  @Test func aMacroGoesToTheEnd() throws {
    let session = try home.browse()
    session.type("g@asjg@99@aggm4")
    try session.wait(for: "Rated")
    try session.wait(forPlace: "1/5")
    session.type("Q")
    #expect(try session.waitForExit() == 0)
    for number in 1...5 { #expect(home.marks(number).contains(#""starred":true"#)) }
  }

  /// What is known stays known; what another browser has counted meanwhile too.
  @Test func keysThatAreKnownAreRemembered() throws {
    let first = try home.browse()
    try first.wait(for: "s star")
    first.type("sss")
    try first.wait("no hint of a star") { !$0.lines[29].contains("s star") }
    first.type("Q")
    #expect(try first.waitForExit() == 0)
    #expect(read(home.path + "/state/session.json").contains(#""keys":["#))
    let second = try home.browse()
    try second.wait(for: "r read")
    #expect(!second.text.contains("s star"))
  }
}
