import Canvas
import Catalog
import Digests
import Papers
import Programs
import Testing

@testable import Interface

/// What the dialogue tells.
@Suite struct DialogueTellingTests {
  @Test func itBeginsWithWhatThereIs() {
    let dialogue = TestDialogue()
    #expect(dialogue.lines == ["Quire, 7 papers in mixed. Enter lists them, help helps."])
    #expect(dialogue.prompt == "1 of 7, quire> ")
  }

  @Test func tenAtATime() {
    let dialogue = TestDialogue(["many"])
    dialogue.say("")
    #expect(dialogue.lines.count == 10 && dialogue.lines[0].hasPrefix("1. Paper "))
    dialogue.say("next")
    #expect(dialogue.lines.count == 10 && dialogue.lines[0].hasPrefix("11. "))
    #expect(dialogue.prompt == "11 of 60, quire> ")
    dialogue.say("previous")
    #expect(dialogue.lines[0].hasPrefix("1. "))
    dialogue.say("p")
    #expect(dialogue.lines == ["That was the first."])
    dialogue.say("list 55")
    #expect(dialogue.lines.count == 6 && dialogue.lines[5].hasPrefix("60. "))
    dialogue.say("")
    #expect(dialogue.lines == ["That was the last."])
    dialogue.say("list 61")
    #expect(dialogue.lines == ["There is no number 61: the list has 60."])
  }

  /// A page before is the ten papers before, wherever the last one began.
  @Test func thePageBefore() {
    let dialogue = TestDialogue(["many"])
    dialogue.say("list 55")
    dialogue.say("previous")
    #expect(dialogue.lines.count == 10 && dialogue.lines[0].hasPrefix("45. "))
    dialogue.say("next")
    #expect(dialogue.lines[0].hasPrefix("55. "))
    dialogue.say("list 4")
    dialogue.say("previous")
    #expect(dialogue.lines[0].hasPrefix("1. "))
  }

  /// What is looked at in between does not change where another list goes on.
  @Test func eachListHasItsPlace() {
    let dialogue = TestDialogue(["many"], views: "unread = is:unread\n")
    dialogue.say("list 11")
    dialogue.say("views")
    dialogue.say("back")
    dialogue.say("facets authors")
    dialogue.say("next")
    #expect(dialogue.lines[0].hasPrefix("11. ") && dialogue.says("author"))
    dialogue.say("back")
    dialogue.say("links")
    dialogue.say("back")
    dialogue.say("")
    #expect(dialogue.lines.count == 10 && dialogue.lines[0].hasPrefix("21. Paper"))
    dialogue.say("23")
    dialogue.say("back")
    dialogue.say("previous")
    #expect(dialogue.lines[0].hasPrefix("11. "))
  }

  /// One number where a command is about one paper; several where it is about what is selected.
  @Test func howManyNumbersACommandTakes() {
    func own(_ name: String, _ about: UserCommand.About) -> UserCommand {
      let place = UserCommand.Placed(name, line: 1, column: 1)
      var command = UserCommand(name: place, line: try! ProgramLine(["add", "--", "{id}"]))
      command.about = about
      return command
    }
    let dialogue = TestDialogue(commands: [own("one", .paper), own("each", .each)])
    for name in ["open", "pdf", "related", "links", "one", "queue-later"] {
      dialogue.say("\(name) 1-2")
      #expect(dialogue.says("is about one paper: one number stands behind it."), "\(name)")
    }
    #expect(dialogue.browser.takeEffects().isEmpty && !dialogue.browser.isAsked(.programs))
    for name in ["select-all", "select-none", "triage"] {
      dialogue.say("\(name) 2")
      #expect(dialogue.lines == ["\(name) takes no number."])
    }
    dialogue.say("each 1-2")
    guard case .run(let run)? = dialogue.browser.last(.programs)?.job else {
      Issue.record("nothing is run")
      return
    }
    #expect(run.papers.count == 2)
    dialogue.say("copy-id 2")
    #expect(dialogue.browser.takeEffects().count == 1)
    dialogue.say("1-3 star")
    #expect(dialogue.browser.marks.events.last?.changes.count == 3)
    dialogue.say("3 down")
    #expect(dialogue.browser.browser.state.screen.list.cursor == 4)
  }

  @Test func whereOneLooksAtAnotherPaper() {
    let dialogue = TestDialogue(["linked", "linked-before"])
    dialogue.say("peek")
    #expect(dialogue.prompt == "peek, paper> ")
    dialogue.say("where")
    #expect(dialogue.lines.last?.hasPrefix("At hand: Sketching Trees") == true)
    dialogue.say("back")
    dialogue.say("where")
    #expect(dialogue.lines.last?.hasPrefix("At hand: 1. A First Paper") == true)
  }

  @Test func colonsBeforeALine() {
    let dialogue = TestDialogue()
    dialogue.say(String(repeating: ":", count: 200_000) + "down")
    #expect(dialogue.prompt == "2 of 7, quire> ")
    dialogue.say(" : :first")
    #expect(dialogue.prompt == "1 of 7, quire> ")
    dialogue.say(":")
    #expect(dialogue.lines == ["Nothing is done."])
  }

  @Test func anItemThatIsNone() {
    let dialogue = TestDialogue()
    dialogue.say("paper-facets")
    dialogue.say("-0")
    #expect(dialogue.says("There is no number 0"))
    #expect(dialogue.browser.browser.view.filter == "")
  }

  @Test func aPaperIsParagraphs() {
    let dialogue = TestDialogue()
    dialogue.say("1")
    #expect(dialogue.lines[0] == "1 of 7: Sieve: Choosing Keys for Long-Context Attention")
    #expect(dialogue.lines.contains { $0.contains("2504.16922") && !$0.contains("·") })
    #expect(dialogue.lines.contains { $0.hasPrefix("Tags: ") && $0.contains("sparse attention") })
    let abstract = dialogue.lines.first { $0.hasPrefix("We choose the keys") }
    #expect(abstract?.contains("costs") == true && abstract!.count > 78)
    #expect(dialogue.prompt == "1 of 7, paper> ")
    dialogue.say("")
    #expect(dialogue.lines[0].hasPrefix("2 of 7: A Note on Cafés"))
    dialogue.say("back")
    #expect(dialogue.lines.count == 1 && dialogue.lines[0].hasPrefix("2. A Note on Cafés"))
  }

  @Test func linesAreAsLongAsTheyMayBe() {
    let dialogue = TestDialogue(columns: 40)
    for line in ["list", "1", "help", "help all", "tags"] {
      dialogue.say(line)
      #expect(dialogue.lines.allSatisfy { Width.bundled.columns(of: $0) <= 40 }, "\(line)")
    }
    dialogue.say("list")
    #expect(dialogue.lines[1].hasPrefix("   "))
  }

  @Test func tagsAreCutByNumberAndName() {
    let dialogue = TestDialogue()
    dialogue.say("tags")
    #expect(dialogue.lines.allSatisfy { $0.contains(", ") } && dialogue.lines[0].hasPrefix("1. "))
    let place = dialogue.lines.firstIndex { $0.contains("quantization") }!
    let count = dialogue.lines[place].split(separator: " ").last!
    dialogue.say("cut \(place + 1)")
    #expect(dialogue.lines == ["\(count) of 7 papers."])
    #expect(dialogue.browser.browser.view.filter == "tag:\"quantization\"")
    dialogue.say("cut quantization")
    #expect(dialogue.lines == ["7 papers."])
    dialogue.say("hide Quantization")
    #expect(dialogue.browser.browser.view.filter == "-tag:\"quantization\"")
    dialogue.say("clear")
    #expect(dialogue.lines == ["7 papers."])
    dialogue.say("cut 99")
    #expect(dialogue.lines == ["tags lists what has numbers first."])
    dialogue.say("facets authors")
    #expect(dialogue.lines[0].contains(", author, "))
    dialogue.say("99")
    #expect(dialogue.says("There is no number 99"))
    dialogue.say("facets nonsense")
    #expect(dialogue.says("There is no section “nonsense”"))
  }

  @Test func triageAsksYesNoOrLater() {
    let dialogue = TestDialogue()
    var arrivals = Arrivals()
    arrivals.new = Set(["2504.16922", "2504.15001", "2504.15002"].compactMap { PaperID($0) })
    dialogue.browser.arrive(arrivals, since: "yesterday")
    dialogue.say("triage")
    #expect(dialogue.says("Since yesterday: 3 new. triage goes through them."))
    #expect(dialogue.says("1 of 3: Sieve"))
    #expect(dialogue.prompt == "1 of 3: yes, no or later? ")
    dialogue.say("")
    #expect(dialogue.says("We choose the keys"))
    dialogue.say("list")
    #expect(dialogue.says("Not while papers come one by one: back leaves them."))
    for line in ["cut 1", "hide quantization", "or 2", "select 1-2", "star 2"] {
      dialogue.say(line)
      let said = dialogue.lines == ["Not while papers come one by one: back leaves them."]
      #expect(said, "\(line): \(dialogue.lines)")
    }
    dialogue.say("3")
    #expect(dialogue.says("Say yes, no or later"))
    dialogue.say("y")
    #expect(dialogue.says("2 of 3: A Note on Cafés"))
    dialogue.say("no")
    dialogue.say("later")
    #expect(dialogue.says("All 3 are dealt with. undo undoes the last one."))
    #expect(dialogue.browser.marks.firm[PaperID("2504.16922")!]?.isStarred == true)
    #expect(dialogue.browser.marks.firm[PaperID("2504.15002")!]?.queueRank == 1)
    dialogue.say("undo")
    #expect(dialogue.says("3 of 3: "))
  }

  @Test func notesAreTyped() {
    let dialogue = TestDialogue()
    dialogue.say("note what I think of it")
    // The note that there is must be known first.
    dialogue.browser.answer(.note, .noteFound(PaperID("2504.16922")!, "", heads: []))
    #expect(dialogue.takeNote() == "what I think of it")
    dialogue.say("star")
    #expect(dialogue.takeNote() == nil)
  }

  @Test func commandsAskForTheirRest() {
    let dialogue = TestDialogue()
    dialogue.say("label")
    #expect(dialogue.prompt == "label ")
    dialogue.say("to read")
    #expect(dialogue.says("undo undoes it.") && dialogue.prompt == "1 of 7, quire> ")
    dialogue.say("label")
    dialogue.say("")
    #expect(dialogue.lines == ["Nothing is done."])
    dialogue.say("label 1 to read")
    #expect(dialogue.says("The label stands before the numbers"))
  }

  @Test func whatIsNotUnderstoodIsSaid() {
    let dialogue = TestDialogue()
    for (line, answer) in [
      ("frobnicate", "There is no command “frobnicate”."), ("stra", "Did you mean star?"),
      ("rat", "“rat” may be rate-1, rate-2"), ("star 9", "There is no number 9: the list has 7."),
      ("3-5", "Numbers stand behind a command"), ("zoom", "zoom is for a screen"),
      ("map x down", "map is for a screen"), ("record-macro a", "record-macro is for a screen"),
      ("open this", "open-abstract takes no text."), ("12", "There is no number 12"),
      ("help frobnicate", "There is no command “frobnicate”"), ("cite word", "There is no format"),
      ("filter (kv", ""), ("list x", "list takes the number"), ("accept", "is for a screen"),
    ] {
      dialogue.say(line)
      #expect(dialogue.says(answer) || answer.isEmpty, "\(line): \(dialogue.lines)")
      #expect(dialogue.browser.marks.events.isEmpty)
    }
  }

  @Test func abbreviationsThatAreClear() {
    let dialogue = TestDialogue()
    for (line, answer) in [
      ("fil sparse", "of 7 papers."), ("w", "The filter is sparse"), ("wher", "At hand: 1."),
      ("h star", "star or s"), ("tag", "1. "), ("b", "1. "),
      ("clear-fi", "7 papers."), ("copy-bibt", ""), ("unst", "There is nothing to change."),
    ] {
      dialogue.say(line)
      #expect(dialogue.says(answer) || answer.isEmpty, "\(line): \(dialogue.lines)")
    }
  }

  @Test func everyCommandHasASentence() {
    let dialogue = TestDialogue()
    dialogue.say("help all")
    for name in ["record-macro", "replay-macro", "map", "unmap", "profile"] {
      #expect(!dialogue.says("\(name): "))
    }
    for command in Command.all where !command.isForPrompts {
      if command.traits.isDisjoint(with: [.isForScreen, .isForPicking, .isForTutor]) {
        #expect(dialogue.lines.contains("\(command.name): \(command.help)."))
      }
    }
    for name in LineWord.all.map(\.name) + Command.all.filter({ !$0.isForPrompts }).map(\.name) {
      dialogue.say("help \(name)")
      #expect(dialogue.lines[0].hasPrefix(name), "\(name)")
    }
    let words = LineWord.all.flatMap { [$0.name] + ($0.short.map { [$0] } ?? []) }
    #expect(Set(words).count == words.count)
  }

  /// Every command of the table, with nothing behind it, with a number and with a text: something is told or done,
  /// and the next line is a line like others.
  @Test(arguments: Command.all.map(\.name)) func everyCommandComesToAnEnd(name: String) {
    for text in ["", " 2", " kv"] {
      let dialogue = TestDialogue()
      dialogue.say(name + text)
      dialogue.say("")
      dialogue.say(":cancel")
      #expect(dialogue.prompt.hasSuffix("> ") || dialogue.prompt.hasSuffix("? "), "\(name)\(text)")
    }
  }

  @Test func thePromptSaysWhatIsSelected() {
    let dialogue = TestDialogue()
    dialogue.say("select 1-3,5")
    #expect(dialogue.lines == ["4 papers selected."])
    #expect(dialogue.prompt == "4 selected, 1 of 7, quire> ")
    dialogue.say("star")
    #expect(dialogue.browser.marks.events.last?.changes.count == 4)
  }

  @Test func theLanguageAndTheExplanation() {
    let dialogue = TestDialogue()
    dialogue.say("filter ?")
    #expect(dialogue.says("title:") && dialogue.lines.count > 10)
    dialogue.say("/sparse kv")
    dialogue.say("explain-filter")
    #expect(dialogue.says("sparse") && dialogue.prompt.hasSuffix("quire> "))
    #expect(dialogue.browser.browser.view.filter == "sparse kv")
  }

  @Test func hostileTextIsText() {
    let hostile = "A \u{1B}[31mred\u{1B}]0;x\u{7} \u{202E}title\u{9B}2J\rhere"
    let text =
      "# 2025-04-25\n\n## \(hostile)\n\n>Authors: E\u{1B}vil\n\n> http://arxiv.org/abs/2504.00001\n\nT\u{1B}[2Jext **t\u{8}ag**.\n"
    let dialogue = TestDialogue([])
    let library = Library().adding([TestBrowser.read(text, path: "e\u{1B}vil.md")])
    dialogue.browser.load(library, Loading(filesDone: 1, filesFound: 1, title: "e\u{1B}vil"))
    for line in [
      "list", "1", "tags", "star", "label \u{1B}[1m", "filter \u{1B}[1m", "where", "history",
      "\u{1B}[A",
      "facets authors", "facets digests", "links", "sources", "help \u{1B}", "messages",
    ] {
      dialogue.say(line)
      for told in dialogue.lines + [dialogue.prompt] {
        #expect(told == SafeText.line(told) && !told.utf8.contains { $0 < 32 }, "\(line)")
      }
    }
  }

  @Test func numbersAreRead() {
    func all(_ text: String) -> [Int]? { PaperNumbers(text)?.all }
    #expect(all("3") == [3] && all("3-5") == [3, 4, 5] && all("5-3, 1 4") == [1, 3, 4, 5])
    for text in ["", "a", "3-", "-3", "1-2-3", "3.5", "٣", "2504.16922"] {
      #expect(all(text) == nil, "\(text)")
    }
    #expect(PaperNumbers("99999999999999999999")?.outside(of: 10) == 9_999_999)
  }
}
