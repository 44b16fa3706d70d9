import Glibc
import Testing

/// Files that are not what they should be, and texts that mean harm.
@Suite struct BadInputStories {
  private static let good = digest([("A Good Paper", "2504.00001")])

  /// A digest whose every field tries to write to the terminal.
  private static let hostile = """
    # 2025-04-25\u{1B}]0;owned\u{7}

    ## \u{1B}[2J\u{1B}]0;owned\u{7}Title\u{9B}31m \u{202E}drawkcab\u{200F}

    >Authors: \u{1B}[31mEve\u{7}, M\u{8}allory

    >2025-04-25

    > http://arxiv.org/abs/2504.00666

    Text \u{1B}P0;1|17/ab\u{1B}\\ and **\u{1B}[5mkey\u{0B}word** \u{85}\u{90}\u{9D}52;c;AAAA\u{9C} end.

    """

  /// Files without papers, and what is said of one that was named.
  private static let other: [(name: String, text: [UInt8], says: String)] = [
    ("empty.md", [], "no papers"),
    ("binary.md", [0x7F, 0x45, 0x4C, 0x46, 0, 1, 2, 3], "not a text file"),
    ("notes.md", Array("# Shopping\n\n- milk\n".utf8), "not a digest"),
    ("zeros.md", [UInt8](repeating: 0, count: 100_000), "not a text file"),
  ]
  private static let truncated =
    "# 2025-04-25\n\n## Title\n\n>Authors: A. B\n\n>2025-04-25\n\n> http://arxiv.o"

  /// What should be a digest and is not is named; what is no digest is passed over where it lies among
  /// them, and named when it was named.
  @Test func everyBadFileIsNamedAndTheOthersOpen() throws {
    let folder = Session.makeFolder()
    write(folder + "/2025-04-25.md", BadInputStories.good)
    write(folder + "/truncated.md", BadInputStories.truncated)
    for (name, text, _) in BadInputStories.other { write(folder + "/" + name, text) }
    symlink("nowhere", folder + "/broken.md")
    symlink(".", folder + "/loop")
    let listing = Outcome(["list", folder])
    #expect(listing.status == 3)
    #expect(listing.output.contains("A Good Paper"))
    for name in ["truncated.md", "broken.md", "loop"] { #expect(listing.errors.contains(name)) }
    for (name, _, says) in BadInputStories.other {
      #expect(!listing.errors.contains(name), "\(name): \(listing.errors)")
      let alone = Outcome(["list", folder + "/" + name])
      #expect(alone.errors.contains(name) && alone.errors.contains(says), "\(alone.errors)")
    }
    let session = Session([folder])
    try session.wait(for: "1 of 1")
    try session.wait(for: "more: gm)")
    #expect(try #require(session.find("A Good Paper")).row > 0)
  }

  @Test(arguments: ["/nowhere/week.md", "/dev/null", "/root/secret.md/x"])
  func aloneTheyEndTheProgram(path: String) throws {
    let session = Session([path])
    #expect(try session.waitForExit() == 3)
    #expect(session.text.contains(path))
    #expect(session.isCooked)
    #expect(Outcome(["list", path]).status == 3)
  }

  @Test func invalidUTF8IsShownAsSuch() {
    let folder = Session.makeFolder()
    let text = BadInputStories.good.utf8.map { $0 == UInt8(ascii: "G") ? 0xFF : $0 }
    write(folder + "/a.md", text)
    let listing = Outcome(["list", folder + "/a.md"])
    #expect(listing.output.contains("A \u{FFFD}ood Paper"))
    #expect(listing.errors.contains("a.md:3"))
  }

  /// No byte of a digest is a control character of the terminal, wherever it comes out.
  @Test func nothingInADigestReachesTheTerminal() throws {
    let folder = Session.makeFolder() + "/\u{1B}]0;owned\u{7}"
    mkdir(folder, 0o755)
    write(folder + "/week\u{1B}[2J.md", BadInputStories.hostile)
    write(folder + "/bad\u{1B}[2J.md", "nothing")
    for arguments in [
      ["list", folder], ["list", "--jsonl", folder], ["list", "--tsv", folder],
      ["list", "--entries", folder], ["show", "2504.00666", folder], ["tags", folder],
      ["list", folder + "/no\u{1B}[2Jne.md"],
    ] {
      let outcome = Outcome(arguments)
      let text = (outcome.output + outcome.errors).unicodeScalars
      let harmful = text.filter {
        ($0.value < 0x20 && $0 != "\n" && $0 != "\t") || (0x7F...0x9F).contains($0.value)
          || (0x202A...0x202E).contains($0.value) || $0.value == 0x200F
      }
      #expect(harmful.isEmpty, "\(arguments): \(Array(harmful))")
    }
    let session = Session([folder])
    try session.wait(for: "1 of 1")
    session.type("\rjz?")
    try session.wait(for: "type to search")
    #expect(
      !session.has("owned\u{7}") && !session.has("\u{1B}]0;") && !session.has("\u{1B}]52;c;AAAA"))
    #expect(!session.has("\u{1B}P0;1") && !session.has("\u{1B}[5m"))
  }

  @Test func unknownOptionsAndIds() {
    #expect(Outcome(["--frobnicate"]).status == 2)
    #expect(Outcome(["list", "--sort", "color"]).status == 2)
    let folder = Session.makeFolder()
    write(folder + "/a.md", BadInputStories.good)
    let missing = Outcome(["show", "2504.99999", folder])
    #expect(missing.status == 1 && missing.errors.contains("2504.99999"))
    #expect(Outcome(["show", "nonsense", folder]).status == 2)
  }
}
