import Papers

/// Which entry of which digest of the library.
struct EntryReference: FlatValue {
  let digest: UInt32
  let entry: UInt32

  static var nothing: EntryReference { EntryReference(digest: .max, entry: .max) }
}
