import Digests
import Papers

/// Reads Org, the outlines of Emacs: headings of stars with words to do and tags, drawers, keywords, lists,
/// tables, links. What a heading wears goes: `* TODO [#A] Title :tag:` is `Title`, and the tags are its facts.
///
/// It is read line by line. A file is cut before a heading, else after a blank line, else before any line.
struct OrgOutline: OutlineSource {
  private var cutter = ChunkCutter(lineLimit: .max)
  /// Before the first heading keywords are facts of the file.
  private var isHead = true

  init() {}

  mutating func read(
    _ window: UnsafeRawBufferPointer, isLast: Bool, line: Int, into outline: inout Outline,
    problems: inout [Int]
  ) -> Int? {
    guard let length = cutter.next(in: window, isLast: isLast) else { return nil }
    let scanner = ByteScanner(UnsafeRawBufferPointer(rebasing: window[..<length]))
    var room = Outline()
    swap(&room, &outline)
    var page = OrgPage(scanner, line: line, after: OutlineBuilder(reusing: room))
    page.read(isHead: &isHead)
    outline = page.finish()
    return length
  }
}
