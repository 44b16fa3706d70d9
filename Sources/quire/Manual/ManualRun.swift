/// A piece of a line of the manual in one style.
struct ManualRun: Hashable {
  enum Style { case plain, code, bold }

  let text: String
  let style: Style

  /// Divides a line: what stands between backquotes is code, between pairs of asterisks bold; of links the name
  /// is shown.
  static func all(in line: String) -> [ManualRun] {
    var runs: [ManualRun] = []
    var text = ""
    var isCode = false
    var isBold = false
    func end() {
      if !text.isEmpty {
        runs.append(ManualRun(text: text, style: isCode ? .code : isBold ? .bold : .plain))
      }
      text = ""
    }
    var rest = line[...]
    while let character = rest.first {
      if character == "`" {
        end()
        isCode.toggle()
        rest.removeFirst()
      } else if !isCode, rest.hasPrefix("**") {
        end()
        isBold.toggle()
        rest.removeFirst(2)
      } else if !isCode, let link = rest.prefixMatch(of: /\[([^\]]+)\]\([^)]*\)/) {
        let name = all(in: String(link.1))
        end()
        runs += name
        rest = rest[link.range.upperBound...]
      } else {
        text.append(character)
        rest.removeFirst()
      }
    }
    end()
    return runs
  }
}
