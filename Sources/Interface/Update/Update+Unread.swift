import Catalog
import Papers

/// From one paper that is not read to the next.
extension State {
  /// Goes to the next unread paper of the list, or back to one; to the last there is where there are not so many.
  mutating func moveToUnread(_ step: Int) -> [Effect] {
    let isForward = step > 0
    var (rank, left) = (screen.list.cursor, abs(step))
    var target: Int?
    while left > 0 {
      rank += isForward ? 1 : -1
      guard results.shown.indices.contains(rank) else { break }
      if marks[results.library.id(of: results.shown[rank])].isRead { continue }
      (target, left) = (rank, left - 1)
    }
    guard let target else {
      talk.message = .noUnread(isForward: isForward)
      return []
    }
    goToRow(target)
    return []
  }
}
