import Digests
import Papers

/// Where the words of a line begin: after numbers, pictures, labels that are links, brackets with dates and
/// venues.
struct LineStart {
  let place: Int
  /// The run that begins there.
  let run: Int?

  init(_ line: Range<Int>, _ block: Int, _ page: Page) {
    var rest = line
    let runs = page.runs(of: block, in: line)
    for _ in 0..<8 {
      let before = rest.lowerBound
      rest = TitleText(start: rest, page).range
      // A label before the title.
      for index in runs {
        let run = page.runs[index]
        if run.range.lowerBound > rest.lowerBound + 1 { break }
        guard run.range.upperBound > rest.lowerBound || run.range.lowerBound >= rest.lowerBound
        else { continue }
        let isLabel =
          run.kind == .image
          || run.kind == .link && page.links[index].isLabel
          || (run.kind == .bold || run.kind == .code || run.kind == .italic)
            && run.range.count < 40 && LineStart.isNoTitle(run.range, page)
        if isLabel, run.range.upperBound <= line.upperBound, run.range.upperBound > rest.lowerBound
        {
          rest = run.range.upperBound..<rest.upperBound
          while !rest.isEmpty, ByteSet("])").contains(page.text[rest.lowerBound]) {
            rest = rest.lowerBound + 1..<rest.upperBound
          }
          break
        }
      }
      if rest.lowerBound == before { break }
    }
    place = rest.lowerBound
    let start = rest.lowerBound
    run = runs.first {
      let range = page.runs[$0].range
      return range.lowerBound <= start + 1 && range.upperBound > start + 1
        && [.bold, .link, .italic, .wiki].contains(page.runs[$0].kind)
    }
  }

  private static func isNoTitle(_ range: Range<Int>, _ page: Page) -> Bool {
    let inner = TextEdges.trimmed(range, in: page.text)
    return inner.isEmpty || page.isVenue(inner)
      || page.day(inner) != nil
      || page.isLabel(inner) || LabelWords.isMark(page.slice(inner))
  }
}
