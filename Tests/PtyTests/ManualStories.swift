import Glibc
import Testing

/// The manual, which is part of the program.
@Suite struct ManualStories {
  /// The commands, as the help of the program lists them.
  static let commands: [String] = {
    let lines = Outcome(["--help"]).output.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.drop { !$0.hasPrefix("COMMANDS:") }.dropFirst().prefix { $0.hasPrefix("  ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
  }()

  /// The topics that are no commands.
  static let topics = ["config", "keys", "query", "formats"] + chapters

  static let chapters = [
    "browsing", "plain", "marks", "citing", "arxiv", "programs", "scripts", "mathematics",
  ]

  @Test(arguments: commands + topics) func everyTopicHasAPage(topic: String) {
    let page = Outcome(["help", topic])
    #expect(page.status == 0 && page.errors.isEmpty)
    #expect(page.output.hasPrefix("quire-\(topic)("))
    #expect(page.output.contains("\nSEE ALSO\n"))
    // Code is marked by backquotes in sentences; nothing else of Markdown is to be seen.
    #expect(
      !page.output.contains("<!--") && !page.output.contains("|---") && !page.output.contains("**"))
    for line in page.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }

  @Test func helpNamesTheTopics() {
    let help = Outcome(["help"]).output.replacing("\n", with: " ")
    #expect(Self.commands.count > 15)
    for topic in Self.topics { #expect(help.contains(topic)) }
  }

  /// Examples are lines that a shell takes, and name the command that they are of; none is wider than a
  /// terminal.
  @Test(arguments: commands) func everyHelpHasAnExample(command: String) {
    let help = Outcome([command, "--help"]).output
    let lines = help.split(separator: "\n", omittingEmptySubsequences: false)
      .drop { $0 != "Examples:" }.dropFirst(2).prefix { $0.hasPrefix("  ") }
    #expect(lines.contains { $0.contains("quire \(command)") }, "\(help)")
    for line in lines { #expect(line.count <= 80, "\(line)") }
    let checked = Outcome(
      [], program: "/bin/bash", before: ["-n", "-c", lines.joined(separator: "\n")])
    #expect(checked.status == 0, "\(checked.errors)")
    #expect(help.contains("Exit codes: 0 "))
    // As the page has it.
    let page = Outcome(["help", "--markdown", command]).output
    let first = lines.first.map { $0.drop { $0 == " " } } ?? ""
    #expect(page.contains("## Examples\n\n```\n\(first)\n"), "\(page)")
  }

  /// The tables of the program are in it.
  @Test func pagesAreMadeOfTheTables() {
    let config = Outcome(["help", "config"]).output
    #expect(config.contains("read_after") && config.contains("[fetch.NAME]"))
    #expect(Outcome(["help", "query"]).output.contains("tag:quant, #quant, tag:\"state space\"\n"))
    #expect(Outcome(["help", "formats"]).output.contains("efficientpaper\n"))
    #expect(Outcome(["help", "export"]).output.contains("--append <FILE>\n"))
  }

  /// The reader's own keys are those that they have.
  @Test func thePageOfKeysKnowsYourOwn() {
    let home = UsageStories.home(keys: "list <F9> star\nunbind global s\n")
    let page = Outcome(["help", "keys"], home: home).output
    #expect(page.contains("    <F9> (list)  star\n"))
    #expect(page.contains("quire keys"), "the command has its page behind it")
  }

  @Test func aLongPageGoesThroughThePager() throws {
    let session = Session(
      ["help", "query"], columns: 70, rows: 8, environment: ["PAGER": "sed 's/^/p: /'"])
    try session.wait(for: "p: ")
    #expect(try session.waitForExit() == 0)
  }

  /// What is written for man(1): every page, and nothing that it complains of.
  @Test func pagesForMan() {
    let folder = Session.makeFolder()
    let home = UsageStories.home(keys: "list <F9> star\n")
    let made = Outcome(["help", "--man-pages", folder + "/man"], home: home)
    #expect(made.status == 0 && made.output.isEmpty)
    let pages =
      ["quire.1"] + Self.commands.map { "quire-\($0).1" }
      + ["quire-config.5", "quire-keys.7", "quire-query.7", "quire-formats.7"]
      + Self.chapters.map { "quire-\($0).7" }
    for page in pages {
      let path = "\(folder)/man/man\(page.last!)/\(page)"
      let text = read(path)
      #expect(text.contains(".TH ") && text.unicodeScalars.allSatisfy(\.isASCII), "\(page)")
      // Keys of whoever builds a package are no business of others.
      #expect(!text.contains("F9> (list)"))
    }
    #expect(Outcome(["help", "--man-pages", "/dev/null/x"]).status == 3)
    guard access("/usr/bin/mandoc", X_OK) == 0 else {
      print("no mandoc here: the pages were not checked by it")
      return
    }
    let paths = pages.map { "\(folder)/man/man\($0.last!)/\($0)" }
    let checked = Outcome(
      [], program: "/bin/bash",
      before: ["-c", "mandoc -Tlint -Wwarning \(paths.joined(separator: " "))"])
    #expect(checked.status == 0 && checked.output.isEmpty, "\(checked.output)")
  }
}
