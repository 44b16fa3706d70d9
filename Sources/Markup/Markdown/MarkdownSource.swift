import Papers

/// Markdown, in pieces: front matter first, and the header of a table again where a table is cut.
struct MarkdownSource: OutlineSource {
  private var cutter = ChunkCutter()
  private var isFirst = true

  mutating func read(
    _ window: UnsafeRawBufferPointer, isLast: Bool, line: Int, into outline: inout Outline,
    problems: inout [Int]
  ) -> Int? {
    let header = cutter.openHeader
    guard let length = cutter.next(in: window, isLast: isLast) else { return nil }
    var room = Outline()
    swap(&room, &outline)
    var builder = OutlineBuilder(reusing: room)
    var start = 0
    if isFirst, let matter = FrontMatterReader(window, line: line), matter.end <= length {
      if let problem = matter.problemLine { problems.append(problem) }
      matter.add(to: &builder, line: line)
      start = matter.end
    }
    isFirst = false
    let chunk = UnsafeRawBufferPointer(rebasing: window[start..<length])
    if header.isEmpty {
      let before = ByteScanner(window).lineFeeds(in: 0..<start)
      outline = MarkdownOutline.read(chunk, line: line + before, after: builder)
    } else {
      // The rows that come are read below their header, which has its two lines before them.
      outline = (header + chunk).withUnsafeBytes {
        MarkdownOutline.read($0, line: max(1, line - 2))
      }
    }
    return length
  }
}
