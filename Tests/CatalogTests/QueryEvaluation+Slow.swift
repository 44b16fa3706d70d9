import Papers

@testable import Catalog

/// What a tree finds the slow way: each paper is asked for each leaf, in strings.
extension QueryEvaluationTests {
  func holds(
    _ tree: QueryTree, _ paper: Paper, _ world: World, isStrict: Bool, isNegated: Bool = false
  ) -> Bool {
    switch tree {
    case .leaf(.mark(let condition)):
      return world.kept.contains(paper.id)
        || holds(condition, world.marks[paper.id] ?? PaperMarks(), paper.id, world) != isNegated
    case .leaf(.view): return true
    case .leaf(let leaf): return holds(leaf, paper, isStrict: isStrict) != isNegated
    case .not(let inner):
      return holds(inner, paper, world, isStrict: isStrict, isNegated: !isNegated)
    case .and(let parts), .or(let parts):
      let answers = parts.map { holds($0, paper, world, isStrict: isStrict, isNegated: isNegated) }
      let isAll = if case .and = tree { !isNegated } else { isNegated }
      return isAll ? !answers.contains(false) : answers.contains(true)
    }
  }

  private func holds(_ leaf: QueryLeaf, _ paper: Paper, isStrict: Bool) -> Bool {
    func names(_ names: [String], _ condition: NameCondition) -> Bool {
      names.map { folded($0) }.contains {
        condition.isWhole ? $0 == folded(condition.value) : $0.contains(folded(condition.value))
      }
    }
    switch leaf {
    case .text(let term): return holds(term, paper, isStrict: isStrict)
    case .field(let field, let term):
      let terms = [term] + term.spelledOut
      return strings(paper, field).contains { text in
        terms.contains { holds($0, in: text, isStrict: isStrict) }
      }
    case .author(let name):
      return names(strings(paper, .author), NameCondition(name.text, isWhole: true))
    case .tag(let tag): return names(paper.tags.map(\.string), tag)
    case .category(let condition):
      let value = folded(condition.value)
      return paper.categories.map { folded($0.string) }.contains { name in
        condition.isWhole
          ? name == value
          : name.hasPrefix(value) || name.split(separator: ".").last!.hasPrefix(value)
      }
    case .venue(let venue): return names([paper.venue.string].filter { !$0.isEmpty }, venue)
    case .id(let term): return "\(paper.id)".hasPrefix(term.text)
    case .source(let condition):
      let paths = paper.entries.map(\.digest.path)
      return names(
        condition.isWhole ? paths + paths.map { String($0.dropLast(3)) } : paths, condition)
    case .date(let days):
      return paper.listedDay.map { days.numbers.contains($0.number) } ?? false
    case .number(.version, let range): return range.contains(paper.version ?? 0)
    case .number(.authors, let range): return range.contains(paper.authors.items.count)
    case .withdrawn:
      let newest = paper.entries.map(\.record.version).max()!
      return paper.entries.map(\.record).contains {
        $0.isWithdrawn && ($0.version == newest || $0.version == 0)
      }
    case .content: return !paper.abstract.isEmpty
    case .pattern(_, let field):
      let all = (field.map { [$0] } ?? TextField.allCases).flatMap { strings(paper, $0) }
      return all.contains { $0.lowercased().contains("kv") || $0.lowercased().contains("flow") }
    case .fuzzy(let words):
      func parts(_ text: String) -> [[UInt8]] {
        folded(text).utf8.split { byte in
          !(0x61...0x7A).contains(byte) && !(0x30...0x39).contains(byte) && byte < 0x80
        }.map { Array($0) }
      }
      let known = (strings(paper, .title) + strings(paper, .author)).flatMap(parts)
      return parts(words.text).allSatisfy { letters in
        let typos = letters.count < 4 ? 0 : letters.count < 8 ? 1 : 2
        return known.contains { word in
          (0...min(word.count, letters.count + typos)).contains {
            QueryLeafTests.changes(letters, Array(word.prefix($0))) <= typos
          }
        }
      }
    case .mark, .view: return false
    }
  }

  /// A field as it is shown, and as the author wrote it.
  private func strings(_ paper: Paper, _ field: TextField) -> [String] {
    switch field {
    case .title: both([paper.title])
    case .author: both(paper.authors.items)
    case .abstract: both([paper.abstract])
    }
  }

  private func both(_ passages: [Passage]) -> [String] {
    passages.flatMap { passage in
      let (written, shown) = (passage.string, ShownText(passage).string)
      return written == shown ? [written] : [written, shown]
    }
  }

  private func holds(_ condition: MarkCondition, _ marks: PaperMarks, _ id: PaperID, _ world: World)
    -> Bool
  {
    switch condition {
    case .read: marks.isRead
    case .starred: marks.isStarred
    case .noted: !marks.note.isEmpty
    case .rated: marks.rating > 0
    case .new: world.arrivals.new.contains(id)
    case .downloaded: world.downloaded.contains(id)
    case .rating(let range): range.contains(marks.rating)
    case .label(let text, let isWhole):
      marks.labels.contains {
        isWhole ? folded($0) == folded(text) : folded($0).contains(folded(text))
      }
    case .note(let text): folded(marks.note).contains(folded(text))
    case .added(let days):
      world.arrivals.days.listed.contains {
        days.numbers.contains($0.day.number) && $0.papers.contains(id)
      }
    default: false
    }
  }

  private func holds(_ term: Term, _ paper: Paper, isStrict: Bool) -> Bool {
    if "\(paper.id)".hasPrefix(term.text) && term.ids != nil { return true }
    let fields =
      both([paper.title, paper.abstract, paper.summary, paper.comment] + paper.authors.items)
      + (paper.tags + paper.categories).map(\.string)
    let isSpelledOut = term.spelledOut.contains { spelling in
      strings(paper, .author).contains { holds(spelling, in: $0, isStrict: isStrict) }
    }
    return isSpelledOut || fields.contains { holds(term, in: $0, isStrict: isStrict) }
  }

  private func holds(_ term: Term, in field: String, isStrict: Bool) -> Bool {
    let fold =
      isStrict
      ? Fold(
        keepsCase: term.text != term.text.lowercased(),
        keepsAccents: folded(term.text) != folded(term.text, accents: true))
      : Fold.full
    func text(_ text: String) -> String { String(decoding: fold.bytes(of: text), as: UTF8.self) }
    return text(field).contains(text(term.text))
  }

  private func folded(_ text: String, accents: Bool = false) -> String {
    String(decoding: Fold(keepsAccents: accents).bytes(of: text), as: UTF8.self)
  }
}
