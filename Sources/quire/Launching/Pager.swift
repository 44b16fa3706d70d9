import Glibc
import Papers

/// Shows long text page by page, as other programs do: by `$PAGER`, or less.
enum Pager {
  /// Writes a text to standard output; through the pager when that is a terminal with fewer lines.
  static func show(_ text: String, environment: [String: String]) {
    let lines = text.utf8.count { $0 == 0x0A }
    guard isatty(1) == 1, lines >= Output.rows, let command = command(environment),
      Spawn.paging(SafeText.lines(Array(text.utf8)), by: command)
    else { return Output.write(text) }
  }

  /// The words of `$PAGER`; nothing when it is `cat`, or when there is none.
  private static func command(_ environment: [String: String]) -> [String]? {
    let words = Opener.words(environment["PAGER"] ?? "less -FR")
    guard let program = words.first, program != "cat",
      Opener.exists(program, path: environment["PATH"] ?? "/usr/bin:/bin")
    else { return nil }
    return words
  }
}
