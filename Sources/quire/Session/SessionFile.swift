import Catalog
import Digests
import Interface
import Papers
import Storage

/// How the browser was left, for each set of paths that was opened: a JSON file of our own in the state
/// folder. What cannot be read counts as nothing; it is only convenience.
///
///     {"quire":1,"views":[{"paths":["/…/digests"],"filter":"kv","paper":"2504.13989",…},…],
///      "keys":[{"command":"star","used":3},…]}
struct SessionFile {
  let path: String

  /// The sets of paths that are remembered, the last one first.
  private static let limit = 50
  /// The longest filter that is remembered, in bytes.
  private static let longest = 1000

  /// How these paths were left, and what the reader has done by keys, whatever was open.
  func read(of paths: [String]) -> (view: LeftState?, usage: Usage) {
    let content = content()
    return (
      SessionFile.views(in: content).first { $0.paths == paths }?.view,
      SessionFile.usage(in: content)
    )
  }

  /// Remembers how these paths are left, and what has been done by keys. Losing this is no reason to keep anybody from
  /// leaving.
  func save(_ view: LeftState, of paths: [String], _ usage: Usage) {
    let content = content()
    var view = view
    // What was pasted by mistake need not come back for ever.
    if view.filter.utf8.count > SessionFile.longest { view.filter = "" }
    view.history = view.history.suffix(50).filter { $0.utf8.count <= SessionFile.longest }
    let others = SessionFile.views(in: content).filter { $0.paths != paths }
    let views = ([(paths: paths, view: view)] + others).prefix(SessionFile.limit)
    let json = JSONWriter.object { json in
      json.member("quire", 1)
      json.objects("views", views) { known, json in
        SessionFile.write(known.view, of: known.paths, &json)
      }
      let used = usage.joined(with: SessionFile.usage(in: content)).counts
      json.objects("keys", used.sorted { $0.key < $1.key }) { command, json in
        json.member("command", command.key)
        json.member("used", command.value)
      }
    }
    try? AtomicFile.writePrivate(json + [0x0A], to: path)
  }

  private func content() -> JSONValue? {
    (try? TextFile.read(path)).flatMap { JSONValue($0.utf8) }
  }

  private static func views(in content: JSONValue?) -> [(paths: [String], view: LeftState)] {
    (content?["views"]?.items ?? []).map { item in
      (item["paths"]?.items?.compactMap(\.string) ?? [], LeftState(item))
    }
  }

  /// Commands that there are no more may stand there; nobody asks for them.
  private static func usage(in content: JSONValue?) -> Usage {
    let counts = (content?["keys"]?.items ?? []).prefix(limitOfCommands).compactMap { item in
      item["command"]?.string.map { ($0, item["used"]?.integer ?? 0) }
    }
    return Usage(Dictionary(counts) { first, _ in first })
  }

  /// More than there are, the reader's own among them.
  private static let limitOfCommands = 1000

  private static func write(_ view: LeftState, of paths: [String], _ json: inout JSONWriter) {
    json.member("paths", paths)
    json.member("filter", view.filter)
    json.member("sort", view.order.text)
    json.member("focus", view.focus.rawValue)
    json.member("zoomed", view.isZoomed)
    json.member("split", view.split.map { Int($0 * 1000) })
    json.member("paper", view.paper?.description)
    json.member("row", view.screenRow)
    json.member("block", view.block)
    json.member("offset", view.offset)
    json.member("source", view.showsSource)
    if let open = view.openSections { json.member("open", open) }
    json.member("history", view.history)
  }
}

extension LeftState {
  fileprivate init(_ value: JSONValue) {
    self.init()
    func texts(_ name: String) -> [String] { value[name]?.items?.compactMap(\.string) ?? [] }
    func number(_ name: String) -> Int { min(1 << 30, max(0, value[name]?.integer ?? 0)) }
    filter = value["filter"]?.string ?? ""
    // Earlier releases kept chosen tags and marks beside the filter.
    takeChosen(required: texts("required"), excluded: texts("excluded"))
    let order = value["sort"]?.string.flatMap { SortOrder($0) } ?? SortOrder(.date)
    // Earlier releases kept which way it goes beside it.
    self.order = value["reversed"] == .bool(true) ? order.reversed : order
    focus = value["focus"]?.string.flatMap { Pane(rawValue: $0) } ?? .list
    isZoomed = value["zoomed"] == .bool(true)
    split = value["split"]?.integer.map { min(0.9, max(0.1, Double($0) / 1000)) }
    paper = value["paper"]?.string.flatMap { PaperID($0) }
    screenRow = min(1000, number("row"))
    block = number("block")
    offset = number("offset")
    showsSource = value["source"] == .bool(true)
    openSections = value["open"].map { _ in texts("open") }
    history = texts("history")
  }
}
