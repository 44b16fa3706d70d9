import Catalog
import Papers

/// What has been found out of papers that were looked at.
struct SeenTally: Sendable {
  /// In which visit.
  let visit: Int64
  /// When most of the papers came; nil where all are listed.
  let usual: Int64?
  private(set) var new: [PaperID] = []
  private(set) var revised: [PaperID] = []
  private(set) var again: [PaperID] = []
  /// The papers that came in other visits than the usual one, by these.
  private(set) var others: [Int64: [PaperID]] = [:]

  init(visit: Int64, usual: Int64?) { (self.visit, self.usual) = (visit, usual) }

  mutating func note(_ id: PaperID, first: Int64, changed: Int64, again last: Int64) {
    if first != usual { others[first, default: []].append(id) }
    if first == visit {
      new.append(id)
    } else if changed == visit {
      revised.append(id)
    } else if last == visit {
      again.append(id)
    }
  }
}

/// As the database keeps it: a version, the numbers, and the ids of each list as distances.
extension SeenTally {
  private static let version: UInt8 = 1

  var bytes: [UInt8] {
    var bytes = [SeenTally.version]
    Varints.append(signed: visit, to: &bytes)
    Varints.append(signed: usual ?? 0, to: &bytes)
    for list in [new, revised, again] { SeenTally.append(list, to: &bytes) }
    Varints.append(others.count, to: &bytes)
    for (first, list) in others.sorted(by: { $0.key < $1.key }) {
      Varints.append(signed: first, to: &bytes)
      SeenTally.append(list, to: &bytes)
    }
    return bytes
  }

  private static func append(_ list: [PaperID], to bytes: inout [UInt8]) {
    Varints.append(list.count, to: &bytes)
    var last: Int64 = 0
    for number in list.map(\.kept).sorted() {
      Varints.append(signed: number &- last, to: &bytes)
      last = number
    }
  }

  /// nil for bytes of another version, or that end too early.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.first == SeenTally.version else { return nil }
    var reader = Varints(bytes, from: 1)
    func list() -> [PaperID] {
      var (list, last): ([PaperID], Int64) = ([], 0)
      for _ in 0..<reader.nextCount() where reader.place < bytes.count {
        last &+= reader.nextSigned()
        PaperID(kept: last).map { list.append($0) }
      }
      return list
    }
    self.init(visit: reader.nextSigned(), usual: reader.nextSigned())
    (new, revised, again) = (list(), list(), list())
    for _ in 0..<reader.nextCount() where reader.place < bytes.count {
      others[reader.nextSigned()] = list()
    }
    guard reader.place == bytes.count else { return nil }
  }
}
