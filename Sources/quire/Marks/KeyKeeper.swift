import Catalog
import Citations
import Papers
import Storage

/// The keys that papers are cited by: those that were given once stay, and new ones are kept in the marks' database
/// before they are given away.
///
/// Papers can be cited without the database too; then keys are made as if none had been given, and `trouble` says
/// why.
struct KeyKeeper {
  private let library: Library
  private let path: String
  private var database: MarksDatabase?
  /// What the database has of all papers.
  private var known: [PaperID: [GivenKey]] = [:]
  private(set) var given = GivenKeys()
  /// Nothing has been given since `known` was read.
  private var isRead = true
  /// Why keys could not be read or kept.
  private(set) var trouble: MarksError?
  private var clockNotes: [ClockNote] = []

  /// What is to be said besides, a sentence each.
  var warnings: [String] {
    clockNotes.map { Sentences.sentence(for: $0) }
      + [trouble.map { Sentences.noKeys($0) }].compactMap(\.self)
  }

  /// - Parameters:
  ///   - library: the papers that may be cited.
  ///   - path: of the marks' database, which is made with the first key.
  init(for library: Library, path: String) {
    (self.library, self.path) = (library, path)
    do throws(MarksError) {
      database = try MarksDatabase(path: path, creates: false)
      if let database { try MarksAccess.meet(library, database) }
      try read()
    } catch {
      trouble = error
    }
  }

  private mutating func read() throws(MarksError) {
    isRead = true
    guard let database else { return }
    known = try database.givenKeys()
    let origins = library.keys(of: known.keys.filter { !$0.isArxiv })
    let strangers = try database.strangers(among: origins)
    // Those of papers that only have the ids of ours are nobody's here.
    given = GivenKeys(
      strangers.isEmpty ? known : known.filter { strangers[$0.key] == nil },
      others: strangers.keys.flatMap { known[$0] ?? [] })
  }

  private mutating func readAgain() {
    if isRead { return }
    do throws(MarksError) { try read() } catch { trouble = error }
  }

  /// Papers with their keys, which are kept when this returns, as far as they can be.
  ///
  /// - Parameters:
  ///   - renews: papers that have keys get new ones.
  ///   - taken: keys that stand where the papers go, for others.
  private mutating func list(
    of papers: [Paper], _ pattern: KeyPattern, renews: Bool, taken: [String]
  ) -> CitationList {
    while true {
      readAgain()
      let list = CitationList(papers, pattern: pattern, given: given, renews: renews, taken: taken)
      if give(list.newKeys(beside: given, renews: renews)) { return list }
    }
  }

  /// The same in a format; where that has no keys, nobody gets any.
  mutating func list(
    of papers: [Paper], _ pattern: KeyPattern, in format: CitationFormat, renews: Bool = false,
    taken: [String] = []
  ) -> CitationList {
    guard format.hasKeys else { return CitationList(papers, pattern: pattern, given: given) }
    return list(of: papers, pattern, renews: renews, taken: taken)
  }

  /// The key of a paper, or the one that it would have alone.
  func key(of paper: Paper, _ pattern: KeyPattern) -> String {
    given.key(of: paper.id) ?? CitationList.key(of: paper, pattern)
  }

  /// Takes keys that papers have somewhere for theirs, but for what others have, and for papers that have one.
  mutating func adopt(_ keys: [PaperID: String]) {
    while true {
      readAgain()
      let new = keys.filter { id, key in
        given.key(of: id) == nil && GivenKey.isKey(key) && !given.isTaken(key, for: id)
      }
      if give(new) { return }
    }
  }

  /// Keeps keys. False when others have given some meanwhile, which are known then, and nothing was kept.
  private mutating func give(_ keys: [PaperID: String]) -> Bool {
    guard trouble == nil, !keys.isEmpty else { return true }
    do throws(MarksError) {
      if database == nil { database = try MarksDatabase(path: path, creates: true) }
      guard let database else { return true }
      let origins = library.keys(of: keys.keys.filter { !$0.isArxiv })
      let isKept = try database.give(keys, besides: known, origins: origins)
      isRead = false
      clockNotes += database.takeClockNotes()
      return isKept
    } catch {
      trouble = error
      return true
    }
  }
}
