/// What came of an exchange with other machines.
public struct SyncResult: Hashable, Sendable {
  /// Events that were not here before.
  public var received = 0
  /// Events of this machine that were not in its file before.
  public var sent = 0
  /// Files of other machines that were read.
  public var machines = 0
  /// The folder was not there, and was made.
  public var madeFolder = false
  /// Lines that are no events: file and line number.
  public var unreadable: [LostEvent.Place] = []
  /// Events that are damaged: their checksum is wrong.
  public var damaged: [LostEvent] = []
  /// Damaged lines in our own files that have been written anew.
  public var mended = 0
  /// Events with values that Quire never gives, which do not count.
  public var refused: [LostEvent] = []
  /// Files that could not be read, and why: an `errno`, or nil for links, folders and pipes.
  public var passedOver: [String: Int32?] = [:]
  /// Machines whose clock was more than a day ahead, and the latest time that one of their new events has, in
  /// milliseconds since 1970.
  public var clocksAhead: [String: Int64] = [:]

  /// Everything that was there was read and taken.
  public var isWhole: Bool {
    unreadable.isEmpty && damaged.isEmpty && refused.isEmpty && passedOver.isEmpty
  }
}

extension SyncResult {
  /// Notes a line that could not be read: an event, when it can be named, or anything.
  mutating func note(_ lost: LostEvent) {
    if lost.isNamed {
      damaged.append(lost)
    } else if let place = lost.place {
      unreadable.append(place)
    }
  }
}
