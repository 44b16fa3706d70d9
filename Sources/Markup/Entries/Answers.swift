import Digests
import Papers

/// What was found out about parts of a page. The same line is asked about by those who look for entries, for
/// titles and for fields; each question is answered once, and the answer kept until another takes its place.
///
/// Answers depend on the page alone, and are forgotten with it. They are few and near each other: a line is asked
/// about again soon, or never. So each kind has a table of fixed size in which a part of the text has one place.
struct Answers: ~Copyable {
  /// Labels of fields with which lines begin.
  let lines = AnswerTable<(label: FieldLabel, value: Range<Int>)?>()
  /// Labels that are a whole text.
  let wholes = AnswerTable<FieldLabel?>()
  /// How much texts are like a title.
  let looks = AnswerTable<TitleText.Look>()
  /// Texts cut to what a title is.
  let titles = AnswerTable<TitleText>()
  /// Whether texts of links are labels.
  let labels = AnswerTable<Bool>()
  /// Days that texts are.
  let days = AnswerTable<Day?>()
  /// Whether texts are venues.
  let venues = AnswerTable<Bool>()
  /// Whether texts are lists of people.
  let names = AnswerTable<NameLists.Look>()

  // The same about short texts.
  let shortLabels = TextAnswers<Bool>()
  let shortDays = TextAnswers<Day?>()
  let shortVenues = TextAnswers<Bool>()

  /// Where lines were counted last: from the beginning of a block's text to a place.
  var counted = (block: -1, place: 0, lines: 0)
  /// The block that was asked last whether it has links.
  var linked = (block: -1, hasLinks: false)

  /// Titles as far as the first unit of an entry says them.
  private var titlesOfUnits:
    [(blocks: Range<Int>, part: Range<Int>?, id: PaperID?, title: FoundTitle)?]

  init() { titlesOfUnits = Array(repeating: nil, count: 8) }

  func title(of unit: Unit, _ id: PaperID?) -> FoundTitle? {
    guard let known = titlesOfUnits[Answers.slot(of: unit)], known.blocks == unit.blocks,
      known.part == unit.part, known.id == id
    else { return nil }
    return known.title
  }

  mutating func keep(_ title: FoundTitle, of unit: Unit, _ id: PaperID?) {
    titlesOfUnits[Answers.slot(of: unit)] = (unit.blocks, unit.part, id, title)
  }

  /// The lines of one block are units of their own: mostly in different slots.
  private static func slot(of unit: Unit) -> Int {
    (unit.blocks.lowerBound &+ (unit.part?.lowerBound ?? 0)) & 7
  }
}

/// Answers about parts of a text, as many as there is room for.
struct AnswerTable<Answer>: ~Copyable {
  private let ranges: UnsafeMutablePointer<Range<Int>>
  private let answers: UnsafeMutablePointer<Answer>
  private static var size: Int { 256 }

  /// `Answer` is of plain values alone.
  init() {
    ranges = .allocate(capacity: AnswerTable.size)
    // No part of a text that is asked about begins there.
    ranges.initialize(repeating: Int.max..<Int.max, count: AnswerTable.size)
    answers = .allocate(capacity: AnswerTable.size)
  }

  deinit {
    ranges.deallocate()
    answers.deallocate()
  }

  /// The answer about a part of the text, if it is still there.
  func known(_ range: Range<Int>) -> Answer? {
    let place = AnswerTable.place(range)
    return ranges[place] == range ? answers[place] : nil
  }

  @inline(__always) private static func place(_ range: Range<Int>) -> Int {
    (range.lowerBound &* 31 &+ range.upperBound) & (AnswerTable.size - 1)
  }

  /// The answer about a part of the text; `find` finds it out.
  @inline(__always) func answer(_ range: Range<Int>, _ find: () -> Answer) -> Answer {
    let place = AnswerTable.place(range)
    if ranges[place] == range { return answers[place] }
    let found = find()
    ranges[place] = range
    answers[place] = found
    return found
  }
}
