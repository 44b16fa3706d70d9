/// What belongs to words, found by the numbers of the words (`FoldedWord`, or any other good hash of 64 bits):
/// the numbers are hashes already and are not hashed again. Made once and kept for ever; asking costs a few
/// nanoseconds.
public struct WordTable<Value>: @unchecked Sendable {
  @usableFromInline let keys: UnsafeMutablePointer<UInt64>
  @usableFromInline let values: UnsafeMutablePointer<Value>
  @usableFromInline let mask: UInt64

  /// Of words that come twice the last counts.
  public init(_ words: [(hash: UInt64, value: Value)]) {
    var size = 16
    while size < words.count * 4 { size *= 2 }
    keys = .allocate(capacity: size)
    values = .allocate(capacity: size)
    keys.initialize(repeating: 0, count: size)
    mask = UInt64(size - 1)
    for (hash, value) in words {
      let key = WordTable.key(hash)
      var place = Int(key & mask)
      while keys[place] != 0, keys[place] != key { place = (place + 1) & (size - 1) }
      if keys[place] == 0 { (values + place).initialize(to: value) } else { values[place] = value }
      keys[place] = key
    }
  }

  /// What belongs to the word with a hash.
  @inlinable public subscript(hash: UInt64) -> Value? {
    let key = WordTable.key(hash)
    var place = key & mask
    while true {
      let found = keys[Int(place)]
      if found == key { return values[Int(place)] }
      if found == 0 { return nil }
      place = (place &+ 1) & mask
    }
  }

  /// 0 says that a place is free.
  @inlinable static func key(_ hash: UInt64) -> UInt64 { hash == 0 ? 1 : hash }
}

extension WordTable where Value == Bool {
  /// A set of words.
  public init(set words: some Sequence<UInt64>) { self.init(words.map { ($0, true) }) }

  @inlinable public func contains(_ hash: UInt64) -> Bool { self[hash] != nil }
}
