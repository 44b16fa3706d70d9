/// A change of the saved views.
public enum ViewEdit: Hashable, Sendable {
  /// A view at the end; or another query for the view of this name.
  case put(NamedView)
  /// Another name. Views that name it go on doing so.
  case rename(String, to: String)
  /// So many places down; up when negative.
  case move(String, by: Int)
  case remove(String)
  /// A line of the file as it was, at its place: what takes a removal back. `over` is the line that has counted
  /// since for the view of this name.
  case insert(line: String, at: Int, over: String? = nil)
  /// The lines of some views as they were: the first is the view's that was changed, the others name it.
  case replace([Line])

  /// The line that a view is to have.
  public struct Line: Hashable, Sendable {
    public let name: String
    public let text: String
    /// What it has now; nil for whatever that is.
    let before: String?
    /// The line that has come to count for the view of the name in `text`, since that has another one.
    var over: String?
  }
}

/// Why a change cannot be made.
public enum ViewRefusal: Error, Hashable, Sendable {
  case noSuchView(String)
  case nameTaken(String)
  case badName(String, ViewProblem.Kind)
  case badQuery(ViewProblem.Kind)
  /// With the other name in it the line of a view would be.
  case tooLong(view: String, limit: Int)
  case tooMany(limit: Int)
  /// A view would ask for itself, by way of these.
  case circle([String])
  case nothingToUndo, nothingToRedo
}

/// A mistake in the file of views: where, and what. The rest of the file counts.
public struct ViewProblem: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// There is no `=`.
    case missingSign
    case missingName
    case missingQuery
    /// The name has no second quotation mark.
    case unclosedName
    /// A character that a terminal would obey.
    case unsafeCharacter
    case longName(limit: Int)
    case longQuery(limit: Int)
    case namedBefore(line: Int)
    case tooMany(limit: Int)
    /// The view is there but cannot be asked for.
    case fault(ViewFault)
  }

  /// From 1.
  public let line: Int
  /// From 1, in characters.
  public let column: Int
  public let kind: Kind
}
