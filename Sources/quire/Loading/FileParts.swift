import Glibc
import Papers
import Storage
import Terminal

/// A file that is read on a thread of its own, for who takes it part by part.
///
/// The thread is never more than two parts ahead. While nobody takes them it waits, between two windows, and goes on
/// for the next one who does: so that nothing of a large file is read twice.
final class FileParts: Sendable {
  /// Takes the parts of a file but the last, and how far it has been read; returns false to stop.
  typealias Taker = (_ part: Digest?, _ far: Distance) -> Bool

  private struct State {
    var parts: [Digest] = []
    /// How many of them were taken.
    var taken = 0
    var far = Distance()
    var isWanted = true
    var isDropped = false
    /// What the file gave, when it has been read to its end.
    var content: FileReading.Content?

    /// Takes a part that was read. One that was read before stays what it is, if it is the same.
    mutating func take(_ part: Digest, at index: Int) {
      if index == parts.count {
        parts.append(part)
      } else if parts[index].arena != part.arena || parts[index].records != part.records {
        parts[index] = part
      }
    }
  }

  private enum News {
    case part(Digest)
    case farther
    case end(FileReading.Content?)
  }

  private let state = Watched(State())

  /// How many parts may wait for who takes them.
  private static let most = 2

  /// Begins to read a file of which no more than `budget` bytes of text may be kept.
  ///
  /// - Parameter begun: its first parts, as they were read before.
  init(of file: DigestFile, budget: Int, sizes: PartSizes, begun: [Digest] = []) {
    let starter = pthread_self()
    state.change { $0.parts = begun }
    BackgroundThread.start { [state] in
      // Where no thread could be had, nobody takes anything meanwhile.
      let mayWait = pthread_equal(pthread_self(), starter) == 0
      var count = 0
      let content = FileReading.read(
        file, budget: budget, sizes: sizes, taken: { state.change { $0.parts } }
      ) { part, far in
        state.change { state in
          state.far = far
          guard let part else { return }
          state.take(part, at: count)
          count += 1
        }
        return state.wait { state in
          if state.isDropped { return false }
          let goesOn = state.isWanted && state.parts.count - state.taken < FileParts.most
          return goesOn || !mayWait ? true : nil
        }
      }
      state.change { $0.content = content ?? ([], []) }
    }
  }

  /// How many bytes of text there are by now.
  var heldBytes: Int { state.change { $0.parts.reduce(0) { $0 + $1.arena.count } } }

  /// Takes the parts in their order, from the first one on.
  ///
  /// - Returns: what the file gave, all of it, or nil when it was stopped.
  func take(_ tell: Taker) -> FileReading.Content? {
    state.change { $0.isWanted = true }
    var (index, seen) = (0, Distance())
    while true {
      let (news, far) = state.wait { state -> (News, Distance)? in
        if state.isDropped { return (.end(nil), state.far) }
        if index < state.parts.count { return (.part(state.parts[index]), state.far) }
        if let content = state.content { return (.end(content), state.far) }
        return state.far == seen ? nil : (.farther, state.far)
      }
      let goesOn: Bool
      switch news {
      case .part(let digest):
        index += 1
        state.change { $0.taken = max($0.taken, index) }
        goesOn = tell(digest, far)
      case .farther:
        seen = far
        goesOn = tell(nil, far)
      case .end(let content): return content
      }
      guard goesOn else {
        state.change { $0.isWanted = false }
        return nil
      }
    }
  }

  /// The first parts are elsewhere now.
  func exchange(_ parts: [Digest]) {
    state.change { state in
      for (index, part) in parts.prefix(state.parts.count).enumerated() {
        // The file may have been read to its end meanwhile, and that may have told more of a part.
        if let content = state.content, content.0.indices.contains(index),
          content.0[index] === state.parts[index]
        {
          state.content!.0[index] = part
        }
        state.parts[index] = part
      }
    }
  }

  /// Nobody takes them any more.
  func drop() { state.change { $0.isDropped = true } }
}
