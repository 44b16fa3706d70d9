import Canvas
import Keymaps
import Testing

@testable import Interface

@Suite struct KeymapTests {
  private func parse(_ text: String, over earlier: String = "") -> KeymapParser {
    var parser = KeymapParser()
    parser.read(earlier, file: "earlier")
    parser.read(text, file: "keys")
    return parser
  }

  private func answer(_ keys: String, _ context: Context, _ keymap: Keymap) -> String {
    guard case .success(let keys) = Key.sequence(Substring(keys)) else { return "no keys" }
    switch keymap.answer(to: keys, in: context) {
    case .matched(let command): return command
    case .pending(let next):
      return "pending " + next.map { $0.keys.map(\.description).joined() }.sorted().joined()
    case .text(let character): return "text \(character)"
    case .unbound: return "unbound"
    case .cancelled: return "cancelled"
    }
  }

  /// What does nothing: keys that another binding has taken, or stands in the way of.
  @Test func keysThatDoNothing() {
    let check = KeymapCheck(
      parse(
        "global g quit\nlist jj star\nglobal G last\nglobal G first",
        over: "global gg first\nglobal j down"
      ).keymap)
    func spelled(_ found: [Keymap.Displaced]) -> [String] {
      found.map { found in
        let keys = [found.keys, found.newKeys].map { $0.map(\.description).joined() }
        return "\(found.context.rawValue) \(keys[1]) \(keys[0])"
      }
    }
    #expect(spelled(check.displaced) == ["global g gg", "global G G"])
    #expect(spelled(check.shadowed) == ["list jj j"])
    #expect(check.unbound.contains("down") == false && check.unbound.contains("up"))
  }

  /// In the profiles that come with the program nothing is in the way of anything.
  @Test(arguments: Profile.all.map(\.name)) func profilesShadowNothing(name: String) {
    let check = KeymapCheck(.profile(name))
    #expect(check.displaced.isEmpty && check.shadowed.isEmpty)
    #expect(check.unbound == [])
  }

  @Test(arguments: Profile.all.map(\.name)) func profilesHaveNoMistakes(name: String) {
    var parser = KeymapParser()
    parser.read(Profile.named(name)!.text, file: name)
    #expect(parser.problems == [])
  }

  /// Files from Windows: every line is a line.
  @Test func carriageReturnsEndLinesToo() {
    let parser = parse("list j down # one\r\nlist zz up\r\n\r\nlist x nothing\r\n")
    #expect(parser.problems.map(\.line) == [4])
    #expect(answer("zz", .list, parser.keymap) == "up")
  }

  @Test func controlCharactersAreNoKeys() {
    for key in ["\u{1B}", "a\u{9B}", "\u{202E}b", "\u{7F}", "\u{0}"] {
      let parser = parse("list \(key) down")
      #expect(parser.problems.map(\.kind) == [.badKeys(key)])
    }
  }

  /// Every byte with each of a number of others in its place: a line that says something binds keys, or
  /// it is said why not.
  @Test func everyByteOfAFileFlipped() {
    let text = Array("list <C-o> open-pdf\nglobal ZZ quit # leave\nunbind global Q\n".utf8)
    for index in text.indices {
      for flip in [0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80, 0xFF] as [UInt8] {
        var text = text
        text[index] ^= flip
        let broken = String(decoding: text, as: UTF8.self)
        let parser = parse(broken)
        for (number, line) in broken.split(
          omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r\n" }
        ).enumerated() {
          let words = line.split(whereSeparator: \.isWhitespace)
          let isComment = words.first?.hasPrefix("#") ?? true
          if isComment || words.first == "unbind" { continue }
          let isSaid = parser.problems.contains { $0.line == number + 1 }
          let isBound =
            words.count > 2
            && Context(rawValue: String(words[0])).map { context in
              answer(String(words[1]), context, parser.keymap) == words[2]
            } == true
          #expect(isSaid || isBound, "\(line)")
        }
      }
    }
  }

  /// Choosing has a key where papers are picked.
  @Test func theUsualProfileReachesEveryCommand() {
    let indexes = [KeyIndex(.vim), KeyIndex(.picking), KeyIndex(.tutor)]
    for command in Command.all where !command.traits.contains(.isTyped) {
      let keys = indexes.flatMap { index in
        Context.allCases.flatMap { index.keys(for: command.name, in: $0) }
      }
      #expect(!keys.isEmpty, "\(command.name)")
    }
  }

  /// What commands were called before still runs them, from files of keys and from the `:` line.
  @Test func earlierNamesOfCommandsWork() {
    for (earlier, name) in Command.earlierNames {
      #expect(!Command.all.contains { $0.name == earlier }, "\(earlier) is a command of its own")
      let parser = parse("list zz \(earlier)\n")
      #expect(parser.problems == [])
      #expect(answer("zz", .list, parser.keymap) == name)
    }
    let browser = TestBrowser(Size(columns: 140, rows: 30))
    browser.press(":tags<Enter>")
    #expect(browser.shows("only these"))
  }

  @Test func sequencesAndContexts() {
    let keymap = parse(
      """
      global  gg  first       # the first line
      global  gx  open-abstract
      list    gx  open-pdf
      reader  <Space>  page-down
      prompt  <C-a>  line-start
      """
    ).keymap
    #expect(answer("g", .reader, keymap) == "pending gx")
    #expect(answer("gx", .reader, keymap) == "open-abstract")
    #expect(answer("gx", .list, keymap) == "open-pdf")
    #expect(answer("gg", .list, keymap) == "first")
    #expect(answer("gz", .list, keymap) == "cancelled")
    #expect(answer("z", .list, keymap) == "unbound")
    #expect(answer("<Space>", .reader, keymap) == "page-down")
    #expect(answer("<Space>", .list, keymap) == "unbound")
    #expect(answer("g", .prompt, keymap) == "text g")
    #expect(answer("<C-a>", .prompt, keymap) == "line-start")
    #expect(answer("<C-b>", .prompt, keymap) == "unbound")
  }

  @Test func laterFilesReplaceAndUnbind() {
    let vim = Profile.named("vim")!.text
    let keymap = parse("global j up\nunbind global k\nunbind list g\n", over: vim).keymap
    #expect(answer("j", .list, keymap) == "up")
    #expect(answer("k", .list, keymap) == "unbound")
    #expect(answer("gg", .list, keymap) == "cancelled")
    #expect(answer("gg", .reader, keymap) == "first")
    #expect(answer("G", .list, keymap) == "last")
  }

  @Test func aLongerSequenceReplacesItsBeginning() {
    let keymap = parse("global g first\nglobal gg last\n").keymap
    #expect(answer("g", .list, keymap) == "pending g")
    #expect(answer("gg", .list, keymap) == "last")
  }

  @Test(arguments: [
    ("nowhere j down", 1, KeymapProblem.Kind.unknownContext("nowhere")),
    ("global", 7, .missingKeys),
    ("global  j", 10, .missingCommand),
    ("global j  dwon", 11, .unknownCommand("dwon", nearest: "down")),
    ("global j  xyzzy", 11, .unknownCommand("xyzzy", nearest: nil)),
    ("global j<Foo> down", 9, .badKeys("j<Foo>")),
    ("global j down up", 15, .textAfterCommand("up")),
    ("prompt j down-the-road", 10, .unknownCommand("down-the-road", nearest: nil)),
    ("list <C-a> line-start", 12, .wrongContext(command: "line-start", context: "list")),
  ])
  func mistakesNameTheirPlaceAndTheRestWorks(
    line: String, column: Int, kind: KeymapProblem.Kind
  ) {
    let parser = parse("# a comment\n\(line)\nglobal k up\n")
    #expect(
      parser.problems == [KeymapProblem(file: "keys", line: 2, column: column, kind: kind)])
    #expect(answer("k", .list, parser.keymap) == "up")
  }

  @Test(arguments: [
    ("list X star; next-paper", "star; next-paper"),
    (
      "list X  star ;3  down;  label   \"to  #read; now\" is:new # why",
      "star; 3 down; label \"to  #read; now\" is:new"
    ),
    ("list X 3 down", "3 down"),
    ("list X include-tag; star author:hinton", "include-facet; star author:hinton"),
    ("prompt X accept; star", "accept; star"),
  ])
  func severalCommands(line: String, text: String) {
    let parser = parse(line + "\n")
    #expect(parser.problems == [])
    let context: Context = line.hasPrefix("list") ? .list : .prompt
    #expect(answer("X", context, parser.keymap) == text)
    // What is bound reads again as the same.
    #expect(answer("X", context, parse("\(context.rawValue) X \(text)").keymap) == text)
  }

  @Test(arguments: [
    ("list X star; dwon", 14, KeymapProblem.Kind.unknownCommand("dwon", nearest: "down")),
    ("list X star;", 13, .missingCommand), ("list X ; star", 8, .missingCommand),
    ("list X 3", 9, .missingCommand), ("list X down; up now", 17, .textAfterCommand("now")),
    ("list X line-start; star", 8, .wrongContext(command: "line-start", context: "list")),
    ("list X label a\u{1B}b", 8 + 7, .controlCharacter),
  ])
  func mistakesInSeveralCommands(line: String, column: Int, kind: KeymapProblem.Kind) {
    let parser = parse(line + "\nlist k up\n")
    #expect(parser.problems == [KeymapProblem(file: "keys", line: 1, column: column, kind: kind)])
    #expect(answer("X", .list, parser.keymap) == "unbound")
    #expect(answer("k", .list, parser.keymap) == "up")
  }

  @Test func theSameKeysTwiceInAFile() {
    let parser = parse("global j down\n\nglobal j up\n")
    #expect(
      parser.problems == [
        KeymapProblem(file: "keys", line: 3, column: 8, kind: .boundBefore(line: 1))
      ])
    #expect(answer("j", .list, parser.keymap) == "up")
  }

  @Test func anyTextIsRead() {
    var random = SystemRandomNumberGenerator()
    let pieces = [
      "global", "list", "unbind", "j", "<C-", "<", ">", "#", " ", "\n", "\t", "é", "\u{0}",
    ]
    for _ in 0..<2000 {
      let text = (0..<20).map { _ in pieces.randomElement(using: &random)! }.joined()
      _ = parse(text)
    }
  }
}
