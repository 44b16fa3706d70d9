import Canvas
import Catalog
import Glibc
import Papers
import Testing

@testable import Interface

/// The command line that prints what the list shows.
@Suite struct CommandLineTests {
  private func browser(_ keys: String, paths: [String] = []) -> TestBrowser {
    var options = Options()
    options.paths = paths.map { Array($0.utf8) }
    let browser = TestBrowser(
      Size(columns: 140, rows: 30), options: options, views: "kv = is:unread\n")
    browser.press(keys)
    return browser
  }

  @Test(arguments: [
    ("", [], "quire list"), ("", ["weekly/"], "quire list weekly/"),
    (
      "/sparse -is:read<Enter>", ["a b", "it's"],
      #"quire list --query 'sparse -is:read' 'a b' 'it'\''s'"#
    ),
    ("/view:kv<Enter>St", ["-"], "quire list --query view:kv --sort title -"),
    ("/sparse sort:title<Enter>Sa", [], "quire list --query 'sparse sort:author'"),
    ("/sort:rating,title<Enter>", [], "quire list --sort rating,title"),
    ("StSt", ["-x.md", "y"], "quire list --sort -title -- -x.md y"),
    ("/sparse is:unr<Enter>", [], "quire list --query sparse"),
    ("/$(reboot)<Enter>", ["`ls`"], "quire list --query '$(reboot)' '`ls`'"),
  ])
  func whatTheListShows(keys: String, paths: [String], line: String) {
    let browser = browser(keys + "yc", paths: paths)
    #expect(browser.shows(line + "  ") && browser.shows("a number"))
    browser.press("<Enter>")
    #expect(browser.takeEffects() == [.copy(line, name: "the command line")])
    browser.press("yc3")
    let count = line.replacing("quire list", with: "quire list --count")
    #expect(browser.takeEffects() == [.copy(count, name: "the command line")])
  }

  /// It was cut at the side of the box.
  @Test func aLongLineIsShownWhole() {
    let browser = TestBrowser(Size(columns: 80, rows: 24))
    browser.press(
      "/sparse (attention | quantization) -tag:\"pruning\" date:2025-04 author:meyer<Enter>yc")
    func whole() -> String {
      let rows = browser.rows()
      let rule = rows.lastIndex { $0.contains("│──") } ?? 0
      return rows[(rule + 1)...].prefix { !$0.contains("└") }
        .flatMap { $0.filter { $0 != "│" }.split(separator: " ") }.joined(separator: " ")
    }
    let end =
      "--query 'sparse (attention | quantization) -tag:\"pruning\" date:2025-04 author:meyer'"
    #expect(whole() == "quire list " + end)
    browser.press("<Down>")
    #expect(whole() == "quire list --jsonl " + end)
  }

  /// Any bytes: a shell gives them back. What a terminal may obey is not among what is pasted.
  @Test func aShellReadsWhatIsQuoted() throws {
    var random = SeededGenerator(seed: 20_261_127)
    let pieces: [[UInt8]] =
      [
        "'", "\"", "\\", "$", "`", " ", "\n", "\t", "~", "*", "!", "a", "B", "-", "=", "#", "(",
        "é", "→", "😀",
      ]
      .map { Array($0.utf8) } + [
        [0x1B], [0x7F], [0xC2, 0x9B], [0xE2, 0x80, 0xAE], [0xFF], [0xC3], [0xE2, 0x80], [0x01],
        [0x0D],
      ]
    var words: [[UInt8]] = [[], [0x0A], [0x0A, 0x0A, 0xFF, 0x0A]]
    words += (0..<2000).map { _ in
      (0..<Int.random(in: 1..<9, using: &random)).flatMap { _ in
        pieces.randomElement(using: &random)!
      }
    }
    for start in stride(from: 0, to: words.count, by: 500) {
      let part = Array(words[start..<min(words.count, start + 500)])
      let line = part.map(ShellWord.quoted).joined(separator: " ")
      #expect(SafeText.lines(line) == line && !line.contains("\t"))
      #expect(try output(of: "printf '%s\\0' " + line) == Array(part.joined(separator: [0])) + [0])
    }
  }

  private func output(of command: String) throws -> [UInt8] {
    let stream = try #require(popen(command, "r"))
    defer { pclose(stream) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, stream), count > 0 {
      bytes += buffer[..<count]
    }
    return bytes
  }
}
