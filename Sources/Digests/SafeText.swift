/// Text without anything that a terminal would obey or that would turn a line around.
public enum SafeText {
  /// One line: every such character becomes U+FFFD.
  public static func line(_ text: String) -> String {
    text.unicodeScalars.allSatisfy(isSafe) ? text : replaced(text, isSafe)
  }

  /// Several lines: line feeds and tabs stay.
  public static func lines(_ text: String) -> String {
    replaced(text) { $0 == "\n" || $0 == "\t" || isSafe($0) }
  }

  private static func replaced(_ text: String, _ isSafe: (Unicode.Scalar) -> Bool) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { isSafe($0) ? $0 : "\u{FFFD}" }))
  }

  /// Neither a control character nor one that changes the direction of writing or breaks lines.
  package static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
      false
    default: true
    }
  }
}
