import CNcurses
import Canvas

extension CursesTerminal {
  /// The key of a code of ncurses. Keys with modifiers have numbers that differ by terminal, so they
  /// are known by their names.
  static func key(_ code: Int32) -> Key? {
    if let plain = plainKeys[code] { return plain }
    if code > KEY_F0, code <= KEY_F0 + 24 { return Key(.function(Int(code - KEY_F0))) }
    guard let text = keyname(code) else { return nil }
    let name = String(cString: text)
    guard name.hasPrefix("k"), let last = name.last else { return nil }
    // `kRIT5`: the number is one more than Shift 1, Alt 2, Control 4.
    let hasNumber = last.isNumber
    guard let code = namedKeys[String(hasNumber ? name.dropLast() : name[...])] else { return nil }
    let bits = hasNumber ? (last.wholeNumberValue ?? 2) - 1 : 1
    var modifiers: Key.Modifiers = []
    if bits & 1 != 0 { modifiers.insert(.shift) }
    if bits & 2 != 0 { modifiers.insert(.alt) }
    if bits & 4 != 0 { modifiers.insert(.control) }
    return Key(code, modifiers)
  }

  private static let plainKeys: [Int32: Key] = [
    KEY_UP: Key(.up), KEY_DOWN: Key(.down), KEY_LEFT: Key(.left), KEY_RIGHT: Key(.right),
    KEY_HOME: Key(.home), KEY_END: Key(.end), KEY_PPAGE: Key(.pageUp), KEY_NPAGE: Key(.pageDown),
    KEY_IC: Key(.insert), KEY_DC: Key(.delete), KEY_BACKSPACE: Key(.backspace),
    KEY_ENTER: Key(.enter), KEY_BTAB: Key(.tab, .shift), KEY_SR: Key(.up, .shift),
    KEY_SF: Key(.down, .shift), KEY_SLEFT: Key(.left, .shift), KEY_SRIGHT: Key(.right, .shift),
    KEY_SHOME: Key(.home, .shift), KEY_SEND: Key(.end, .shift), KEY_SDC: Key(.delete, .shift),
    KEY_SPREVIOUS: Key(.pageUp, .shift), KEY_SNEXT: Key(.pageDown, .shift),
  ]

  private static let namedKeys: [String: Key.Code] = [
    "kUP": .up, "kDN": .down, "kLFT": .left, "kRIT": .right, "kHOM": .home, "kEND": .end,
    "kPRV": .pageUp, "kNXT": .pageDown, "kIC": .insert, "kDC": .delete,
  ]
}
