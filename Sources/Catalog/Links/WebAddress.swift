import Papers

/// Web addresses as they are given away: to browsers, to the clipboard, to the terminal as links.
public enum WebAddress {
  /// An address in which everything stands percent-encoded that no address may hold, or that a shell
  /// might obey if some program handed the address to one: blanks, control characters, all beyond
  /// ASCII, and ``" ' ` < > \ ^ { | } $``. What addresses need (`? & # % ( ) ; ~`) stays.
  public static func encoded(_ address: String) -> String {
    PercentEncoding.encoded(address) { !isHarmful($0) }
  }

  /// Whether an address leads to the web, and may be handed to a program.
  public static func isWeb(_ address: String) -> Bool {
    let rest = address.hasPrefix("https://") ? address.dropFirst(8) : address.dropFirst(7)
    return (address.hasPrefix("https://") || address.hasPrefix("http://")) && !rest.isEmpty
      && !address.utf8.contains(where: isHarmful)
  }

  private static func isHarmful(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte >= 0x7F || "\"'`<>\\^{|}$".utf8.contains(byte)
  }
}
