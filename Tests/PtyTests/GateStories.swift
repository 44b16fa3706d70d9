import Glibc
import Testing

/// Whatever a digest, an argument or a paste holds: the terminal gets text, and of the sequences that
/// it obeys only ours.
@Suite struct GateStories {
  /// Everything that a terminal may obey, that turns text around, or that joins what stands beside it.
  private static let harmful: [Unicode.Scalar] =
    ((1...0x1F).filter { $0 != 0x0A && $0 != 0x0D } + Array(0x7F...0x9F)
    + [0xAD, 0x61C] + Array(0x200B...0x200F) + Array(0x2028...0x202E) + Array(0x2060...0x206F)
    + [0xFEFF, 0xFFF9, 0xFFFA, 0xFFFB, 0xE0001, 0xE0041, 0x1F3FD, 0x20E3, 0xFE0F])
    .compactMap { Unicode.Scalar($0) }

  private static let everything = harmful.map { "a\($0)[31mb\($0)]52;c;QUJD\($0)\\" }.joined()

  @Test(arguments: ["xterm-256color", "tmux-256color", "linux"])
  func onlyOurOwnSequences(term: String) throws {
    let folder = Session.makeFolder() + "/\u{9B}31m\u{202E}x"
    mkdir(folder, 0o755)
    let text = digest([(Self.everything, "2504.00001"), ("Two", "2504.00002")])
      .replacing("Ada Brown", with: "Ada \(Self.everything)")
      .replacing(
        "**caching**", with: "**\(Self.everything)** https://a.b/%1B%C2%9B\(Self.everything)")
    write(folder + "/week\u{1B}[2J\u{85}.md", text)
    let session = Session(
      [folder], columns: 120, rows: 40, environment: ["TERM": term, "COLORTERM": "truecolor"])
    try session.wait(for: "2 of 2")
    session.type("z")
    session.type("jkz\rVqf\u{7}")
    // Ctrl-C would end the paste, whatever it holds.
    let pasted = Self.everything.replacing("\u{1B}", with: "\u{9B}").replacing("\u{3}", with: "")
    session.type("/\u{1B}[200~\(pasted)\u{1B}[201~\r")
    try session.wait(for: "0 of 2")
    session.type("\u{7}yt")
    try session.wait(for: "Sent the title")
    session.type("?")
    try session.wait(for: "type to search")
    // The last sequence may not be whole yet.
    let output = session.output[..<session.output.lastIndex(of: 0x1B)!]
    let rest = Self.withoutSequences(String(decoding: output, as: UTF8.self))
    let dirty = rest.unicodeScalars.filter {
      Self.harmful.contains($0) && ![0x08, 0x09, 0x0E, 0x0F].contains($0.value)
    }
    #expect(dirty.isEmpty, "\(dirty.map { String($0.value, radix: 16) })")
  }

  /// A text without what ncurses and Quire write beside it: CSI with numbers, charsets, keypad, saving
  /// the cursor, links, the clipboard, the question about the background.
  private static func withoutSequences(_ text: String) -> String {
    let ours =
      #/
      \x1B (?: \[ [?>=]? [0-9;]* [@A-Za-z] | [()] [0AB] | [=>78DMH] | \][PR] [0-9a-f]*
      | \]8; (?:id=q\d+)? ; [\x21-\x7E]*? \x1B\\ | \]52;c; [A-Za-z0-9+\/=]* \x07
      | \]11;\?\x1B\\ | \[ [!] p )
      /#
    return text.replacing(ours, with: "")
  }
}
