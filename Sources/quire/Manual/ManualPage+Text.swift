import Canvas

extension ManualPage {
  /// As it is read on a terminal of so many columns.
  func plain(columns: Int) -> String {
    var lines = ManualPage.wrapped("\(name)(\(section)) – \(abstract)", columns, indent: 0)
    var last: ManualBlock?
    for block in ManualBlock.all(in: text) {
      // Rows and items stand together.
      switch (last, block) {
      case (.row, .row), (.item, .item): break
      case (.heading, _): break
      default: lines.append("")
      }
      lines += ManualPage.lines(of: block, columns: columns)
      last = block
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func lines(of block: ManualBlock, columns: Int) -> [String] {
    switch block {
    case .heading(let text): [plain(text).uppercased()]
    case .paragraph(let text): wrapped(shown(text), columns, indent: 4)
    case .row(let term, let text):
      wrapped(plain(term), columns, indent: 4) + wrapped(shown(text), columns, indent: 8)
    case .item(let text):
      zip(0..., wrapped(shown(text), columns, indent: 6)).map { number, line in
        number == 0 ? "    - " + line.dropFirst(6) : line
      }
    case .code(let code): code.map { $0.isEmpty ? "" : "      " + $0 }
    }
  }

  private static func plain(_ line: String) -> String {
    ManualRun.all(in: line).map(\.text).joined()
  }

  /// Within a sentence code stays between backquotes, as in the sentences of the program.
  private static func shown(_ line: String) -> String {
    ManualRun.all(in: line).map { $0.style == .code ? "`\($0.text)`" : $0.text }.joined()
  }

  static func wrapped(_ line: String, _ columns: Int, indent: Int) -> [String] {
    let text = Array(line.utf8)
    let blanks = String(repeating: " ", count: indent)
    return text.withUnsafeBytes { bytes in
      Wrap.lines(bytes, columns: max(20, columns - indent), width: .bundled).map {
        blanks + String(decoding: bytes[$0], as: UTF8.self)
      }
    }
  }
}
