import Glibc
import Testing

/// The README's picture, drawn from the program's own screen.
///
/// `RECORD_PICTURE=1 swift test --filter Picture` draws it again, and that run fails; every other run
/// fails when the picture is not what the program shows.
@Suite struct Picture {
  private static let path =
    "/" + #filePath.split(separator: "/").dropLast().joined(separator: "/") + "/Pictures/quire.svg"

  @Test func isWhatTheProgramShows() throws {
    let session = Session(columns: 140, rows: 30, environment: ["COLORTERM": "truecolor"])
    try session.wait(for: "38 of 38")
    session.type("/attention")
    try session.wait(for: "4 of 38")
    session.type("\r")
    session.type("j")
    try session.wait(forPlace: "2/4")
    try session.wait(for: "? help")
    try session.wait(for: "is slow because")
    let picture = svg(of: session)
    if getenv("RECORD_PICTURE") != nil {
      write(Self.path, picture)
      Issue.record("recorded; look at it, then run again")
    }
    #expect(
      read(Self.path) == picture, "RECORD_PICTURE=1 swift test --filter Picture draws it anew")
  }

  /// The screen as a drawing: runs of equal look, each at its column, so that no font moves them.
  private func svg(of session: Session) -> String {
    let (cellWidth, cellHeight) = (8, 17)
    let (columns, rows) = (140, 30)
    var body = ""
    for row in 0..<rows {
      var column = 0
      while column < columns {
        let first = session.cell(column, row)
        var (end, text) = (column, "")
        while end < columns {
          let cell = session.cell(end, row)
          var look = cell
          look.text = first.text
          guard look == first else { break }
          text += cell.text
          end += 1
        }
        body += drawing(
          text, of: first, x: column * cellWidth, y: row * cellHeight,
          width: (end - column) * cellWidth, height: cellHeight)
        column = end
      }
    }
    let (width, height) = (columns * cellWidth + 24, rows * cellHeight + 20)
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="-12 -10 \(width) \(height)" \
      font-family="ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="13" \
      fill="#d4d4d4" xml:space="preserve">
      <rect x="-12" y="-10" width="\(width)" height="\(height)" rx="8" fill="#161b22"/>
      \(body)</svg>

      """
  }

  private func drawing(
    _ text: String, of cell: Session.Cell, x: Int, y: Int, width: Int, height: Int
  ) -> String {
    func hex(_ color: UInt32) -> String {
      let digits = String(color, radix: 16)
      return "#" + String(repeating: "0", count: 6 - digits.count) + digits
    }
    var result = ""
    if let background = cell.background {
      result +=
        "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\" fill=\"\(hex(background))\"/>\n"
    }
    let trimmed = text.reversed().drop { $0 == " " }.reversed()
    guard !trimmed.isEmpty else { return result }
    var style = ""
    if let color = cell.foreground { style += " fill=\"\(hex(color))\"" }
    if cell.isBold { style += " font-weight=\"bold\"" }
    if cell.isUnderlined { style += " text-decoration=\"underline\"" }
    let escaped = String(trimmed).replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    let length = trimmed.count * width / max(1, text.count)
    return result
      + "<text x=\"\(x)\" y=\"\(y + 13)\" textLength=\"\(length)\"\(style)>\(escaped)</text>\n"
  }
}
