import ArgumentParser
import Catalog
import Papers
import Storage

/// `quire label ID…`: the reader's own labels on papers.
struct Label: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "label", abstract: "Label papers, or print labels.",
    discussion: """
      Without --add and --remove, the labels of the papers are printed; without papers, all labels with \
      their counts, the most used first.

      With --query, it is about the papers that a filter finds in the digests of --in, else of the folders in \
      the settings.

      Examples:

        quire label 2504.13989 --add 'to read'
        quire label --query title:survey --add survey
        quire label                        # all labels with their counts

      Exit codes: 0 done, 1 there are no labels or the query found nothing, 2 wrong usage or a mistake in the \
      query, 3 marks could not be kept or read, some digest could not be read, or a pattern was cut off.
      """)

  @OptionGroup var arguments: PaperArguments

  @OptionGroup var titles: TitleArguments

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Put a label on; may be given several times.", valueName: "label"))
  var add: [String] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Take a label off; may be given several times.", valueName: "label"))
  var remove: [String] = []

  func validate() throws {
    if !arguments.isEmpty || !(add + remove).isEmpty { try arguments.check() }
    for name in add + remove where name.allSatisfy({ $0.isWhitespace || $0 == "\"" }) {
      throw ValidationError("A label has a name.")
    }
  }

  func run() throws {
    if arguments.isEmpty { return try printAll() }
    let taken = try arguments.taken(from: titles)
    guard !(add + remove).isEmpty else {
      try printLabels(taken)
      return try taken.end()
    }
    let papers = taken.papers
    let titles = taken.titles(from: titles)
    try MarksAccess.withDatabase(creates: !add.isEmpty) { database in
      let marks = try database?.marks(of: papers) ?? [:]
      let known = papers.map { (id: $0, marks: marks[$0] ?? PaperMarks()) }
      let changes =
        add.flatMap { MarkChange.labelling(known, $0) }
        + remove.flatMap { MarkChange.unlabelling(known, $0) }
      let keys = titles.keys(of: papers, taken.keys)
      let event = try database?.record(changes, keys: keys).event
      MarkOutcome.say(event, of: papers, title: titles.title)
    }
    try taken.end()
  }

  private func printLabels(_ taken: PaperArguments.Taken) throws {
    let papers = taken.papers
    let marks = try MarksAccess.withDatabase(creates: false) { try $0?.marks(of: papers) ?? [:] }
    let title = taken.titles(from: titles).title
    for paper in papers {
      let labels = MarkSentences.labels(marks[paper] ?? PaperMarks())
      Output.write("\(MarkSentences.name([paper], title: title))\t\(labels)\n")
    }
  }

  private func printAll() throws {
    let marks = try MarksAccess.withDatabase(creates: false) {
      try $0.map { try MarksAccess.known($0) } ?? [:]
    }
    var counts: [String: Int] = [:]
    for marks in marks.values {
      for label in marks.labels { counts[label, default: 0] += 1 }
    }
    let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    Output.write(sorted.map { "\($0.value)\t\(Sentences.safe($0.key))\n" }.joined())
    if sorted.isEmpty { throw Failure.nothing }
  }
}
