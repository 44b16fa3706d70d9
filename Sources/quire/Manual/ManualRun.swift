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
      } else if !isCode, let link = ManualRun.link(at: rest) {
        let name = all(in: String(link.name))
        end()
        runs += name
        rest = link.rest
      } else {
        text.append(character)
        rest.removeFirst()
      }
    }
    end()
    return runs
  }

  /// The name of the link that a text begins with, `[name](address)`, and what follows it.
  private static func link(at text: Substring) -> (name: Substring, rest: Substring)? {
    guard text.first == "[", let close = text.firstIndex(of: "]") else { return nil }
    let (name, rest) = (text[..<close].dropFirst(), text[close...].dropFirst())
    guard !name.isEmpty, rest.first == "(", let end = rest.firstIndex(of: ")") else { return nil }
    return (name, rest[end...].dropFirst())
  }
}
