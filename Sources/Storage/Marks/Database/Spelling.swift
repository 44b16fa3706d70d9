import Catalog

extension MarkEvent.ID {
  /// How other rows name the event.
  var key: String { "\(machine) \(sequence) \(clock)" }
}

extension MarkField {
  /// Whether the names are the same bytes: equal texts may have their accents written apart.
  func isSpelled(like other: MarkField) -> Bool {
    switch (self, other) {
    case (.label(let one), .label(let two)), (.other(let one), .other(let two)):
      one.utf8.elementsEqual(two.utf8)
    default: self == other
    }
  }
}

extension MarkChange {
  /// Whether it sets the same field to the same text.
  func sets(like other: MarkChange) -> Bool {
    field.isSpelled(like: other.field) && to.isWritten(like: other.to)
  }
}

extension String? {
  /// Whether both are the same bytes.
  func isWritten(like other: String?) -> Bool {
    switch (self, other) {
    case (let one?, let two?): one.utf8.elementsEqual(two.utf8)
    case (nil, nil): true
    default: false
    }
  }
}
