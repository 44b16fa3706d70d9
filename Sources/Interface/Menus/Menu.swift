import Canvas
import Catalog
import Papers

/// A short list to choose from: links, sources, related papers, what was done, what was said. An item
/// has a key of its own, unless much hangs on it; Enter takes the one under the cursor.
struct Menu: Hashable {
  struct Item: Hashable {
    let label: String
    /// What is said of it, dimmer.
    let detail: String
    let choice: Choice
    var isWarning = false
    /// The key that it has in place of the one of its position.
    var key: Character?
  }

  /// What taking an item does.
  enum Choice: Hashable {
    case open(String)
    case paper(PaperID)
    /// Looks at a paper without going there.
    case peek(PaperID)
    /// Asks for papers that have it too, or, by another key, for others.
    case narrow(QueryLeaf)
    /// Shows what an entry says, by where it stands, against what the reader shows.
    case entry(path: String, line: Int)
    /// Brings back what was just after an event.
    case history(MarkEvent.ID)
    /// Puts a text on the clipboard.
    case copy(String, name: String)
    /// Fetches papers from arXiv.
    case fetch(FetchWish)
    /// Runs a command, or several.
    case command(String)
    /// Takes a theme.
    case theme(String)
    /// There is nothing more to it; the menu closes.
    case nothing
  }

  let title: String
  let items: [Item]
  var window = ListWindow()
  /// The columns of the longest label and the longest detail; known when it is opened.
  private(set) var widths = Widths()
  /// Items have keys; where taking one changes much, they have none.
  var hasKeys = true
  /// Under the items stands the label of the one under the cursor, in as many rows as it needs.
  var showsWholeLabel = false
  /// It is a text to be read: it has no cursor, and motions scroll it.
  var isText = false

  struct Widths: Hashable {
    var title = 0
    var label = 0
    var detail = 0
  }

  /// Measures the items, so that the box is as wide as they need.
  fileprivate mutating func measure(_ width: Width) {
    widths = Widths(
      title: width.columns(of: title), label: items.map { width.columns(of: $0.label) }.max() ?? 0,
      detail: items.map { width.columns(of: $0.detail) }.max() ?? 0)
  }

  /// What taking the item under the cursor comes to, in a word or two; nil when it comes to nothing.
  var taking: String? {
    guard items.indices.contains(window.cursor) else { return nil }
    return switch items[window.cursor].choice {
    case .open: "open"
    case .paper: "go there"
    case .peek: "look at it"
    case .narrow: "only these"
    case .entry: "compare"
    case .history: "go back there"
    case .copy: "copy"
    case .command, .theme: "take"
    case .fetch: "fetch"
    case .nothing: nil
    }
  }

  /// Whether the item under the cursor leads to a paper.
  var namesPaper: Bool {
    if items.indices.contains(window.cursor), case .paper = items[window.cursor].choice {
      true
    } else {
      false
    }
  }

  /// The keys of items, in their order; the items after them have none.
  static let keys = Array("1234567890abcdefghijklmnopqrstuvwxyz")

  /// The key of an item; nil when it has none.
  func key(of index: Int) -> Character? {
    guard hasKeys else { return nil }
    return items[index].key ?? (Menu.keys.indices.contains(index) ? Menu.keys[index] : nil)
  }

  /// The item that a typed character stands for.
  func item(for text: String) -> Item? {
    guard text.count == 1 else { return nil }
    return items.indices.first { key(of: $0) == Character(text) }.map { items[$0] }
  }
}

extension State {
  /// Opens a menu, or says why there is none.
  mutating func open(_ menu: Menu, orSay nothing: Message) -> [Effect] {
    guard !menu.items.isEmpty else {
      talk.message = nothing
      return []
    }
    var menu = menu
    menu.measure(width)
    prompt.mode = .choosing(menu)
    return []
  }

  /// The rows that a menu has for its items.
  func height(of menu: Menu) -> Int { max(1, menuRooms(menu).items.rows) }

  mutating func moveMenu(_ menu: Menu, _ motion: Motion) {
    var menu = menu
    var motion = motion
    if menu.isText, case .lines(let lines) = motion { motion = .scroll(lines) }
    menu.window.move(motion, count: menu.items.count, height: height(of: menu))
    prompt.mode = .choosing(menu)
  }

  mutating func choose(_ item: Menu.Item?) -> [Effect] {
    guard let item else { return [] }
    if case .peek(let id) = item.choice { return peek(at: id) }
    prompt.mode = .browsing
    switch item.choice {
    case .open(let address): return opening(address)
    case .paper(let id): return jump(to: id)
    case .narrow(let leaf): return narrow(by: leaf, as: .required)
    case .entry(let path, let line): return compare(with: path, line)
    case .history(let id): return [jobs.begin(.ask(.goBack(id)))]
    case .copy(let text, let name): return [.copy(text, name: name)]
    case .fetch(let wish): return fetch(wish)
    case .command(let name): return run(named: name)
    case .theme(let name): wear(named: name)
    case .nothing, .peek: break
    }
    return []
  }
}
