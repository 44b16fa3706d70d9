import Canvas
import Catalog
import Interface
import Papers
import Testing

/// Every sequence, in every mode, cut at every place: nothing is done, typed or lost that it does not
/// mean.
@Suite struct InputTableTests {
  @Test func theTableIsLarge() {
    #expect(InputCase.all.count >= 200)
    #expect(Set(InputCase.all.map(\.bytes)).count == InputCase.all.count)
  }

  @Test(arguments: InputCase.all)
  func meansWhatItMeansHoweverItIsCut(_ item: InputCase) {
    let expected = InputTableTests.events(of: [item.bytes])
    #expect(InputTableTests.spelled(expected) == item.meaning)
    #expect(InputTableTests.events(of: item.bytes.map { [$0] }, gap: 20) == expected)
    for cut in item.bytes.indices.dropFirst() {
      let pieces = [Array(item.bytes[..<cut]), Array(item.bytes[cut...])]
      #expect(InputTableTests.events(of: pieces, gap: 24) == expected, "cut at \(cut)")
    }
  }

  /// A lone ESC acts when a cut is longer than a hand is quick, and nothing after it is typed.
  @Test(arguments: InputCase.all.filter { $0.bytes.first == 0x1B && $0.bytes.count > 2 })
  func whatComesTooLateIsDropped(_ item: InputCase) {
    guard "[O]P_^XN".utf8.contains(item.bytes[1]) else { return }
    let pieces = [[0x1B], Array(item.bytes.dropFirst())]
    for gap in [26, 30, 100, 170] {
      let events = InputTableTests.events(of: pieces, gap: gap)
      var expected: [Event] = [.key(Key(.escape))]
      // A paste is a paste, and what is not finished is lost.
      if item.meaning.hasPrefix("paste") || item.meaning == "lost" {
        expected += InputTableTests.events(of: [item.bytes])
      }
      #expect(events == expected, "\(gap) ms")
    }
  }

  /// The same events do the same, so that one way to cut is enough here, and a screen in some of the modes.
  @Test(arguments: Mode.allCases)
  func inEveryMode(_ mode: Mode) {
    let before = mode.browser
    let offset = Mode.allCases.firstIndex(of: mode)!
    for (number, item) in InputCase.all.enumerated() {
      let expected = InputTableTests.events(of: [item.bytes])
      let events = InputTableTests.events(of: item.bytes.map { [$0] }, gap: 10)
      #expect(events == expected, "\(item)")
      var (wanted, browser) = (before, before)
      let effects = expected.flatMap { wanted.handle($0) }.map(String.init(describing:))
      let done = events.flatMap { browser.handle($0) }.map(String.init(describing:))
      #expect(done == effects, "\(item) in \(mode)")
      #expect(browser.view == wanted.view, "\(item) in \(mode)")
      guard (number + offset) % 6 == 0 else { continue }
      let screen = InputTableTests.screen(expected.isEmpty ? before : wanted)
      #expect(InputTableTests.screen(browser) == screen, "\(item) in \(mode)")
    }
  }

  enum Mode: String, CaseIterable, Sendable {
    case list, reader, tags, filter, find, command, label, help, menu, triage, pending, count

    var browser: Browser {
      let browser = TestBrowser(Size(columns: 100, rows: 30))
      var arrivals = Arrivals()
      arrivals.new = Set(["2504.16922", "2504.15001"].compactMap { PaperID($0) })
      browser.arrive(arrivals, since: "yesterday")
      let keys =
        switch self {
        case .list: "j"
        case .reader: "<Enter>"
        case .tags: "T"
        case .filter: "/spa"
        case .find: "g/the"
        case .command: ":so"
        case .label: "ttop"
        case .help: "?page"
        case .menu: "f"
        case .triage: "i"
        case .pending: "g"
        case .count: "12"
        }
      browser.press(keys)
      return browser.browser
    }
  }

  private static func screen(_ browser: Browser) -> [String] {
    var browser = browser
    var surface = Surface(size: Size(columns: 100, rows: 30), width: .bundled)
    browser.draw(into: &surface)
    let cursor = surface.cursor.map { "\($0.column) \($0.row)" } ?? ""
    return (0..<30).map { row in
      surface.text(ofRow: row) + String((0..<100).map { surface[$0, row].role.letter })
    } + [cursor]
  }

  /// What a reader of input makes of pieces that come so many milliseconds apart; then there is silence.
  private static func events(of pieces: [[UInt8]], gap: Int = 0) -> [Event] {
    var reader = InputReader()
    var time = 1_000_000
    for piece in pieces {
      while let deadline = reader.deadline, deadline <= time { reader.tick(at: deadline) }
      reader.feed(piece, at: time)
      time += gap
    }
    while let deadline = reader.deadline { reader.tick(at: deadline) }
    var events: [Event] = []
    while let input = reader.next() {
      if case .event(let event) = input { events.append(event) }
    }
    return events
  }

  /// Events as the table spells them: keys stand together, anything else apart.
  private static func spelled(_ events: [Event]) -> String {
    var text = ""
    var wasKey = true
    for event in events {
      var isKey = false
      let part: String
      switch event {
      case .key(let key): (part, isKey) = (key.description, true)
      case .paste(let pasted): part = "paste:" + pasted
      case .pasteLost: part = "lost"
      case .resize: part = "resize"
      case .mouse(let mouse):
        let name =
          switch mouse.action {
          case .press: "press"
          case .doublePress: "doublePress"
          case .release: "release"
          case .wheelUp: "wheelUp"
          case .wheelDown: "wheelDown"
          }
        part = "\(name) \(mouse.at.column) \(mouse.at.row)"
      }
      if !text.isEmpty, !(wasKey && isKey) { text += "|" }
      text += part
      wasKey = isKey
    }
    return text
  }
}
