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

      Exit codes: 0 done, 1 there are no labels, 2 wrong usage, 3 marks could not be kept or read.
      """)

  @OptionGroup var arguments: PaperArguments

  @OptionGroup var titles: TitleArguments

  @Option(parsing: .unconditionalSingleValue, help: "Put a label on; may be given several times.")
  var add: [String] = []

  @Option(parsing: .unconditionalSingleValue, help: "Take a label off; may be given several times.")
  var remove: [String] = []

  func validate() throws {
    if !(add + remove).isEmpty, arguments.ids.isEmpty {
      throw ValidationError("Name the papers by their ids, or - to read them.")
    }
    for name in add + remove where name.allSatisfy({ $0.isWhitespace || $0 == "\"" }) {
      throw ValidationError("A label has a name.")
    }
  }

  func run() throws {
    let papers = try arguments.papers()
    guard !(add + remove).isEmpty else {
      return try arguments.ids.isEmpty ? printAll() : printLabels(papers)
    }
    try MarksAccess.withDatabase(creates: !add.isEmpty) { database in
      let marks = try database?.marks(of: papers) ?? [:]
      let known = papers.map { (id: $0, marks: marks[$0] ?? PaperMarks()) }
      let changes =
        add.flatMap { MarkChange.labelling(known, $0) }
        + remove.flatMap { MarkChange.unlabelling(known, $0) }
      MarkOutcome.say(
        try database?.record(changes, keys: arguments.keys).event, of: papers.count,
        title: titles.titles())
    }
  }

  private func printLabels(_ papers: [PaperID]) throws {
    let marks = try MarksAccess.withDatabase(creates: false) { try $0?.marks(of: papers) ?? [:] }
    let title = titles.titles()
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
