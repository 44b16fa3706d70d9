import Canvas

/// What terminals send, and what it means: the sequences of the manuals of xterm, rxvt, the Linux
/// console, kitty, PuTTY and tmux, answers that nobody asked for, and some that no terminal sends.
struct InputCase: Sendable, CustomStringConvertible {
  let bytes: [UInt8]
  /// The events, spelled: keys as in keymap files, `paste:…`, `press 3 4`, `wheelDown 3 4`; all but keys stand apart by bars. Empty where
  /// nothing must happen.
  let meaning: String

  init(_ text: String, _ meaning: String) {
    self.init(Array(text.utf8), meaning)
  }

  init(_ bytes: [UInt8], _ meaning: String) {
    self.bytes = bytes
    self.meaning = meaning
  }

  var description: String {
    bytes.map { byte in
      switch byte {
      case 0x1B: "ESC "
      case 0x21...0x7E: String(Unicode.Scalar(byte))
      default: "<\(String(byte, radix: 16))>"
      }
    }.joined()
  }

  static let all = keys + modified + protocols + mouse + pastes + answers + unknown

  private static let esc = "\u{1B}"

  static let keys: [InputCase] = [
    // xterm, in both modes of the cursor keys; screen, tmux, VT220.
    .init(esc + "[A", "<Up>"), .init(esc + "[B", "<Down>"), .init(esc + "[C", "<Right>"),
    .init(esc + "[D", "<Left>"), .init(esc + "OA", "<Up>"), .init(esc + "OB", "<Down>"),
    .init(esc + "OC", "<Right>"), .init(esc + "OD", "<Left>"), .init(esc + "[H", "<Home>"),
    .init(esc + "[F", "<End>"), .init(esc + "OH", "<Home>"), .init(esc + "OF", "<End>"),
    .init(esc + "[1~", "<Home>"), .init(esc + "[2~", "<Ins>"), .init(esc + "[3~", "<Del>"),
    .init(esc + "[4~", "<End>"), .init(esc + "[5~", "<PgUp>"), .init(esc + "[6~", "<PgDn>"),
    .init(esc + "[7~", "<Home>"), .init(esc + "[8~", "<End>"), .init(esc + "[Z", "<S-Tab>"),
    .init(esc + "OP", "<F1>"), .init(esc + "OQ", "<F2>"), .init(esc + "OR", "<F3>"),
    .init(esc + "OS", "<F4>"), .init(esc + "[11~", "<F1>"), .init(esc + "[14~", "<F4>"),
    .init(esc + "[15~", "<F5>"), .init(esc + "[17~", "<F6>"), .init(esc + "[21~", "<F10>"),
    .init(esc + "[23~", "<F11>"), .init(esc + "[24~", "<F12>"), .init(esc + "[26~", "<F14>"),
    .init(esc + "[29~", "<F16>"), .init(esc + "[34~", "<F20>"),
    // The Linux console.
    .init(esc + "[[A", "<F1>"), .init(esc + "[[E", "<F5>"),
    // Keypads in application mode.
    .init(esc + "OM", "<Enter>"), .init(esc + "Op", "0"), .init(esc + "Oy", "9"),
    .init(esc + "Ok", "+"), .init(esc + "Oj", "*"),
    // Plain ones, and UTF-8.
    .init("\r", "<Enter>"), .init("\n", "<Enter>"), .init("\t", "<Tab>"), .init("\u{7F}", "<BS>"),
    .init("\u{8}", "<C-h>"), .init("\0", "<C-Space>"), .init("\u{1F}", "<C-_>"),
    .init("\u{1}", "<C-a>"), .init(esc, "<Esc>"), .init(esc + esc, "<Esc><Esc>"),
    .init("é", "é"), .init("中", "中"), .init("😀", "😀"),
  ]

  static let modified: [InputCase] = [
    .init(esc + "[1;5D", "<C-Left>"), .init(esc + "[1;5C", "<C-Right>"),
    .init(esc + "[1;2A", "<S-Up>"), .init(esc + "[1;3B", "<A-Down>"),
    .init(esc + "[1;8H", "<C-A-S-Home>"), .init(esc + "[1;9A", ""), .init(esc + "[1;2P", "<S-F1>"),
    .init(esc + "[1;5R", "<C-F3>"), .init(esc + "[3;5~", "<C-Del>"),
    .init(esc + "[15;2~", "<S-F5>"), .init(esc + "[24;6~", "<C-S-F12>"),
    .init(esc + "O5A", "<C-Up>"), .init(esc + "O1;2D", "<S-Left>"), .init(esc + "[1;2Z", "<S-Tab>"),
    // rxvt.
    .init(esc + "[a", "<S-Up>"), .init(esc + "[d", "<S-Left>"), .init(esc + "Oa", "<C-Up>"),
    .init(esc + "Od", "<C-Left>"), .init(esc + "[5$", "<S-PgUp>"), .init(esc + "[6^", "<C-PgDn>"),
    .init(esc + "[3@", "<C-S-Del>"), .init(esc + esc + "[A", "<A-Up>"),
    .init(esc + esc + "OD", "<A-Left>"), .init(esc + esc + "[3~", "<A-Del>"),
    // Alt.
    .init(esc + "b", "<A-b>"), .init(esc + "\u{7F}", "<A-BS>"), .init(esc + "\r", "<A-Enter>"),
    .init(esc + "\u{8}", "<C-A-h>"), .init(esc + "é", "<A-é>"), .init(esc + ".", "<A-.>"),
    .init(esc + " ", "<A-Space>"), .init(esc + "[", "<A-[>"), .init(esc + "O", "<A-O>"),
    .init(esc + "P", "<A-P>"), .init(esc + "X", "<A-X>"), .init(esc + "]", "<A-]>"),
    .init(esc + "^", "<A-^>"), .init(esc + "_", "<A-_>"), .init(esc + "N", "<A-N>"),
  ]

  static let protocols: [InputCase] = [
    // modifyOtherKeys.
    .init(esc + "[27;5;99~", "<C-c>"), .init(esc + "[27;3;120~", "<A-x>"),
    .init(esc + "[27;2;13~", "<S-Enter>"), .init(esc + "[27;5;9~", "<C-Tab>"),
    .init(esc + "[27;6;65~", "<C-S-a>"),
    // kitty, and xterm's formatOtherKeys.
    .init(esc + "[97u", "a"), .init(esc + "[97;5u", "<C-a>"), .init(esc + "[97;2u", "A"),
    .init(esc + "[97:65;2u", "A"), .init(esc + "[97;1:1u", "a"), .init(esc + "[97;1:2u", "a"),
    .init(esc + "[97;1:3u", ""), .init(esc + "[97;5:3u", ""), .init(esc + "[49:33;2u", "!"),
    .init(esc + "[97;;229u", "å"), .init(esc + "[27u", "<Esc>"), .init(esc + "[13u", "<Enter>"),
    .init(esc + "[9;2u", "<S-Tab>"), .init(esc + "[127;3u", "<A-BS>"),
    .init(esc + "[105;5u", "<Tab>"),
    .init(esc + "[91;5u", "<Esc>"), .init(esc + "[32;5u", "<C-Space>"),
    .init(esc + "[47;5u", "<C-_>"), .init(esc + "[97;9u", ""), .init(esc + "[57414u", "<Enter>"),
    .init(esc + "[57417u", "<Left>"), .init(esc + "[57441u", ""), .init(esc + "[57358;1:3u", ""),
    .init(esc + "[1;1:3A", ""), .init(esc + "[1;5:2C", "<C-Right>"), .init(esc + "[3;1:3~", ""),
    .init(esc + "[57376u", "<F13>"), .init(esc + "[57400u", "1"), .init(esc + "[97;65u", "a"),
  ]

  static let mouse: [InputCase] = [
    .init(esc + "[<0;31;6M", "press 30 5"), .init(esc + "[<0;31;6m", "release 30 5"),
    .init(esc + "[<64;31;6M", "wheelUp 30 5"), .init(esc + "[<65;31;6M", "wheelDown 30 5"),
    .init(esc + "[<2;31;6M", ""), .init(esc + "[<35;31;6M", ""), .init(esc + "[<66;31;6M", ""),
    .init(esc + "[<0;0;0M", "press 0 0"),
    .init(esc + "[<0;99999999999999999999;1M", "press 65535 0"),
    .init(esc + "[32;31;6M", "press 30 5"), .init(esc + "[35;31;6M", "release 30 5"),
    .init(esc + "[96;31;6M", "wheelUp 30 5"),
    .init(esc + "[M ?&", "press 30 5"), .init(esc + "[M#?&", "release 30 5"),
    .init(Array((esc + "[M").utf8) + [0x61, 0x3F, 0x26], "wheelDown 30 5"),
    .init(Array((esc + "[M").utf8) + [0x20, 0xFF, 0xF0], "press 222 207"),
    .init(esc + "[<M", ""), .init(esc + "[<0;1M", ""), .init(esc + "[0;1M", ""),
  ]

  static let pastes: [InputCase] = [
    .init(esc + "[200~sparse" + esc + "[201~", "paste:sparse"),
    .init(esc + "[200~" + esc + "[201~", "paste:"),
    .init(esc + "[200~a\rb\r\nc\td" + esc + "[201~", "paste:a\nb\nc\td"),
    .init(
      esc + "[200~q" + esc + "[A\u{4}" + esc + "[20" + esc + "[201~",
      "paste:q\u{1B}[A\u{4}\u{1B}[20"),
    .init(esc + "[200~a" + esc + "[201~Oq" + esc + "[201~", "paste:a\u{1B}[201~Oq"),
    .init(esc + "[200~a" + esc + "[201~j", "paste:a|j"),
    .init(
      Array((esc + "[200~").utf8) + [0x61, 0xFF, 0xC3] + Array((esc + "[201~").utf8),
      "paste:a\u{FFFD}\u{FFFD}"),
    .init(esc + "[201~", ""),
    .init(esc + "[200~unfinished Oq", "lost"),
    .init(esc + esc + "[200~a" + esc + "[201~", "<Esc>|paste:a"),
  ]

  static let answers: [InputCase] = [
    .init(esc + "[I", ""), .init(esc + "[O", ""), .init(esc + "[0n", ""),
    .init(esc + "[?1;2c", ""), .init(esc + "[?64;1;2;6;9;15;22c", ""),
    .init(esc + "[>0;276;0c", ""),
    .init(esc + "[24;80R", ""), .init(esc + "[1;1R", ""), .init(esc + "[?24;80;1R", ""),
    .init(esc + "[8;35;120t", ""), .init(esc + "[4;600;800t", ""),
    .init(esc + "[48;35;120;700;960t", ""),
    .init(esc + "[?2026;2$y", ""), .init(esc + "[4;1$y", ""), .init(esc + "[?997;1n", ""),
    .init(esc + "[?1u", ""), .init(esc + "[?0;0S", ""), .init(esc + "[1;2;3*x", ""),
    .init(esc + "]11;rgb:1e1e/1e1e/1e1e" + esc + "\\", ""),
    .init(esc + "]11;rgb:ff/ff/ff\u{7}", ""),
    .init(esc + "]10;rgb:ffff/ffff/ffff" + esc + "\\", ""),
    .init(esc + "]4;1;rgb:cd/00/00\u{7}", ""),
    .init(esc + "]52;c;cSBvIE8gZA==" + esc + "\\", ""), .init(esc + "]52;c;cSBvIE8gZA==\u{7}", ""),
    .init(esc + "P1+r544e=787465726d" + esc + "\\", ""), .init(esc + "P0+r544e" + esc + "\\", ""),
    .init(esc + "P>|XTerm(379)" + esc + "\\", ""), .init(esc + "P!|7E565445" + esc + "\\", ""),
    .init(esc + "P1$r0m" + esc + "\\", ""), .init(esc + "_Gi=31;OK" + esc + "\\", ""),
    .init(esc + "^private q" + esc + "\\", ""), .init(esc + "Xstring q" + esc + "\\", ""),
    .init(esc + "]l" + "title q" + esc + "\\", ""), .init(esc + "Ltitle", "<A-L>title"),
    .init(esc + esc + "]11;rgb:0/0/0" + esc + "\\", "<Esc>"), .init(esc + esc + "[24;80R", "<Esc>"),
  ]

  static let unknown: [InputCase] = [
    .init(esc + "[99q", ""), .init(esc + "[1;2;3;4;5;6;7;8m", ""), .init(esc + "[>4;2m", ""),
    .init(esc + "[?25h", ""), .init(esc + "[!p", ""), .init(esc + "[ q", ""),
    .init(esc + "[5 @", ""),
    .init(esc + "[1$w", ""), .init(esc + "[\"q", ""), .init(esc + "[35~", ""),
    .init(esc + "[999~", ""),
    .init(esc + "[~", ""), .init(esc + "[u", ""), .init(esc + "[;u", ""),
    .init(esc + "[1114112u", ""), .init(esc + "[55296u", ""), .init(esc + "[7u", ""),
    .init(esc + "[27;5~", ""), .init(esc + "[27;5;7;7~", ""), .init(esc + "[=1;2c", ""),
    .init(esc + "[[Z", ""), .init(esc + "[2A", ""), .init(esc + "[1;2;3A", ""),
    .init(esc + "[y", ""),
    .init(esc + "[q", ""), .init(esc + "Oz", ""), .init(esc + "O!", ""), .init(esc + "Nq", ""),
    .init(esc + "(B", ""), .init(esc + "#8", ""), .init(esc + "%G", ""), .init(esc + " F", ""),
    .init(esc + "[" + String(repeating: "1;", count: 400) + "A", ""),
    // C1 in UTF-8, and what is no UTF-8.
    .init("\u{9B}A", "<Up>"), .init("\u{9D}52;c;cQ==\u{7}", ""), .init("\u{85}", ""),
    // C1 in eight bits.
    .init([0x9B] + Array("31m".utf8), ""), .init([0x9B] + Array("1;5D".utf8), "<C-Left>"),
    .init([0x8F] + Array("Pj".utf8), "<F1>j"), .init([0x8D], ""), .init("\u{9B}", ""),
    .init([0x9D] + Array("52;c;cQ==\u{7}j".utf8), "j"), .init("\u{9D}q\u{9C}j", "j"),
    .init([0x90] + Array("1+r544e=q".utf8) + [0x9C, 0x6A], "j"), .init([0x90], ""),
    .init("\u{9D}0;\u{4E1C}q" + esc + "\\j", "j"), .init([0x1B, 0x9B] + Array("31m".utf8), ""),
    .init([0x9D, 0x30, 0x3B, 0xE4, 0xB8, 0x9C, 0x71, 0x9C, 0x6A], "j"),
    .init([0x80], ""), .init([0x9B], ""), .init([0xC0, 0xAF], ""), .init([0xED, 0xA0, 0x80], ""),
    .init([0xF5, 0x80, 0x80, 0x80], ""), .init([0xFF, 0xFE], ""), .init([0xE2, 0x82, 0x6A], "j"),
    .init([0xC3, 0x1B, 0x5B, 0x41], "<Up>"),
  ]
}
