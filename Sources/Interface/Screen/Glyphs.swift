import Catalog

/// The characters that the interface itself draws, for Unicode and for ASCII terminals.
public struct Glyphs: Hashable, Sendable {
  let vertical: Character
  let horizontal: Character
  /// The corners of a box: top left, top right, bottom left, bottom right.
  let corners: [Character]
  let ellipsis: Character
  let falling: String
  let rising: String
  let dot: String
  /// Before a paper that has just come.
  let fresh: String
  /// Before a paper of which there is a newer version.
  let revised: String
  let star: String
  /// Before a paper that has been read.
  let read: String
  let note: String
  let queued: String
  let label: String
  /// Before the title of a paper that is withdrawn.
  let withdrawn: String
  /// While a mark is on its way to the disk.
  let pending: String
  /// Left of a paper that is ticked, and of one that stays although the filter finds it no more.
  let ticked: String
  let kept: String
  let pointer: String
  /// A full cell of a bar, then the partial ones from an eighth to seven eighths.
  let bar: [Character]
  /// A cell of a bar that is not in the selection.
  let rest: Character
  let opened: String
  let including: String
  let excluding: String
  let alternative: String
  /// Before a number that may be greater.
  let atLeast: String

  public static let unicode = Glyphs(
    vertical: "│", horizontal: "─", corners: ["┌", "┐", "└", "┘"], ellipsis: "…", falling: "↓",
    rising: "↑", dot: "·",
    fresh: "●", revised: "▲", star: "★", read: "✓", note: "✎", queued: "→", label: "#",
    withdrawn: "⊘", pending: "…", ticked: "▌", kept: "×",
    pointer: "▸", bar: ["█", "▏", "▎", "▍", "▌", "▋", "▊", "▉"], rest: "░", opened: "▾",
    including: "+", excluding: "−", alternative: "∨", atLeast: "≥")

  public static let ascii = Glyphs(
    vertical: "|", horizontal: "-", corners: ["+", "+", "+", "+"], ellipsis: "~", falling: "v",
    rising: "^", dot: "-",
    fresh: "o", revised: "^", star: "*", read: "x", note: "n", queued: ">", label: "#",
    withdrawn: "!", pending: "~", ticked: "|", kept: "-",
    pointer: ">", bar: ["#"], rest: ".", opened: "v", including: "+",
    excluding: "-", alternative: "|", atLeast: ">=")

  /// For who hears what is shown: words alone, and nothing before them.
  public static let words = Glyphs(
    vertical: "|", horizontal: "-", corners: ["+", "+", "+", "+"], ellipsis: "…",
    falling: "falling", rising: "rising", dot: ",",
    fresh: "", revised: "", star: "", read: "", note: "", queued: "", label: "label ",
    withdrawn: "", pending: "being kept", ticked: "", kept: "",
    pointer: "", bar: ["#"], rest: ".", opened: "", including: "+", excluding: "-",
    alternative: "|", atLeast: "at least ")

  /// Which way an order goes.
  func arrow(falls: Bool) -> String { falls ? falling : rising }

  /// The keys of an order, each with which way it goes: `date ↓ title ↑`.
  func text(of order: SortOrder) -> String {
    order.parts.map { "\($0.key.rawValue) \(arrow(falls: $0.falls))" }.joined(separator: " ")
  }

  /// A bar of `share` of `columns` cells; something above nothing shows at least a sliver.
  func bar(_ share: Double, columns: Int) -> String {
    let cells = max(0, min(1, share)) * Double(columns)
    let whole = Int(cells)
    var text = String(repeating: bar[0], count: whole)
    let eighths = Int((cells - Double(whole)) * Double(bar.count))
    if whole < columns, eighths > 0 {
      text.append(bar[eighths])
    } else if whole == 0, share > 0 {
      text.append(bar[bar.count > 1 ? 1 : 0])
    }
    return text
  }
}
