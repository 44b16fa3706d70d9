import Canvas
import Catalog
import Papers
import Testing

@testable import Interface

/// The browser as a dialogue of lines does what the browser on a screen does.
@Suite struct DialogueTests {
  /// What was done by keys and by lines: the same marks, the same list with the same paper, the same effects.
  static let scenarios: [(keys: String, lines: [String])] = [
    ("", [""]),
    ("jj", ["down 2"]),
    ("5G", ["first 5"]),
    ("/sparse<Enter>", ["/sparse"]),
    ("/sparse<Enter>", ["f sparse"]),
    ("/author:meyer kv<Enter>", ["filter author:meyer kv"]),
    ("/sparse<Enter><C-x>", ["filter sparse", "clear"]),
    ("/-sparse (kv | attention<Enter>", ["/-sparse (kv | attention"]),
    ("s", ["star"]),
    ("3Gs", ["star 3"]),
    ("jjsj", ["first 3", "star", "down"]),
    ("2G<Enter>r", ["2", "read"]),
    ("2Gr<Enter>", ["read 2", "show"]),
    (":star sparse<Enter>", ["star sparse"]),
    ("xxxsgu", ["select 1-3", "star", "select-none", "first 4"]),
    ("xxxs", ["select 1-3", "s", "first 4"]),
    ("2Gxxxrgu2G", ["first 2", "read 2-4"]),
    ("m4", ["rate 4"]),
    ("3Gm4", ["rate-4 3"]),
    ("3Gm4m0", ["rate 4 3", "rate 0 3"]),
    ("a", ["queue"]),
    (":label cite<Enter>", ["label cite"]),
    ("2G:label \"to read\"<Enter>", ["label \"to read\" 2"]),
    (":label cite sparse<Enter>", ["label cite sparse"]),
    ("tcite<Enter>", ["label", "cite"]),
    ("t<Esc>", ["label", ""]),
    ("su", ["star", "undo"]),
    ("su<C-r>", ["star", "u", "redo"]),
    ("srU3<Esc>", ["star", "read", "history", "back"]),
    ("o", ["open"]),
    ("2Go", ["open 2"]),
    ("O", ["pdf"]),
    ("yi", ["copy-id"]),
    ("yb", ["cite"]),
    ("2Gyr", ["cite ris 2"]),
    ("xxyMgu", ["select 1-2", "cite markdown", "select-none", "first 3"]),
    ("E/tmp/a.bib<Enter>", ["export /tmp/a.bib"]),
    ("E/tmp/a.bib<Enter>", ["export", "/tmp/a.bib"]),
    (":export-append b.bib<Enter>", ["export-append b.bib"]),
    ("St", ["sort title"]),
    ("StSt", ["sort-title", "sort-title"]),
    ("SSt", ["sort", "2"]),
    (":sort rating,-date<Enter>", ["sort rating,-date"]),
    ("Sr", ["sort-reverse"]),
    ("is", ["triage", "yes"]),
    ("i<Enter>saq", ["triage", "no", "yes", "later", "back"]),
    ("irru", ["triage", "read", "r", "undo"]),
    ("iD", ["triage", "end"]),
    ("w1", ["view unread"]),
    ("w1", ["views", "1"]),
    ("2G*", ["first 2", "related"]),
    ("f1", ["links", "1"]),
    ("F1", ["paper-facets", "1"]),
    ("F<Down>-", ["paper-facets", "-2"]),
    ("q", ["quit"]),
    ("q", ["q"]),
    ("Q", [":quit"]),
    (":2504.16922<Enter><Enter>", ["2504.16922"]),
    (":nothing of the kind<Enter>", ["nothing of the kind"]),
  ]

  @Test(arguments: scenarios.indices) func aTableOfBoth(number: Int) {
    let (keys, lines) = DialogueTests.scenarios[number]
    let screen = TestBrowser(Size(columns: 120, rows: 13), views: "unread = is:unread\n")
    screen.press(keys)
    let dialogue = TestDialogue(views: "unread = is:unread\n")
    for line in lines { dialogue.say(line) }
    let other = dialogue.browser
    #expect(screen.marks.firm == other.marks.firm, "\(lines)")
    #expect(screen.marks.events.map(\.changes) == other.marks.events.map(\.changes), "\(lines)")
    #expect(screen.takeEffects() == other.takeEffects(), "\(lines)")
    let (left, right) = (screen.browser.view, other.browser.view)
    #expect(left.filter == right.filter && left.order == right.order, "\(lines)")
    #expect(left.paper == right.paper, "\(lines): \(dialogue.lines)")
    #expect(screen.browser.state.ticked.papers == other.browser.state.ticked.papers, "\(lines)")
    #expect(
      screen.browser.state.results.shown.map { $0 } == other.browser.state.results.shown.map { $0 })
  }
}
