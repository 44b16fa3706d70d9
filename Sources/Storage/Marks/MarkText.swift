import Catalog
import Digests

/// Text of the reader's own as it is kept: without characters that a terminal would obey.
enum MarkText {
  /// A field; in the name of a label white space is single blanks.
  static func field(_ field: MarkField) -> MarkField {
    switch field {
    case .label(let name):
      .label(line(name.split(whereSeparator: \.isWhitespace).joined(separator: " ")))
    case .other(let name): .other(line(name))
    default: field
    }
  }

  /// A value; nil when there is nothing in it.
  static func value(_ value: String?, of field: MarkField) -> String? {
    guard let value else { return nil }
    if value == "1" { return value }
    if field == .note {
      if value.allSatisfy(\.isWhitespace) { return nil }
    } else if value.isEmpty {
      return nil
    }
    return text(value)
  }

  /// Several lines, which end as in Unix.
  private static func text(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    var isAfterReturn = false
    for scalar in text.unicodeScalars {
      if isAfterReturn, scalar == "\n" { kept.removeLast() }
      isAfterReturn = scalar == "\r"
      kept.append(scalar == "\n" || scalar == "\t" || isSafe(scalar) ? scalar : "\u{FFFD}")
    }
    return String(kept)
  }

  private static func line(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { isSafe($0) ? $0 : "\u{FFFD}" }))
  }

  private static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
      false
    default: true
    }
  }
}
