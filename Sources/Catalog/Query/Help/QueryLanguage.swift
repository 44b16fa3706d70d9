/// The query language as a table for people: what one types, and what that finds.
///
/// The table of `quire help query` and the sheet under the filter line are both made of it. What is typed stands
/// between backquotes.
public enum QueryLanguage {
  public struct Row: Sendable {
    /// What is typed, as in `` `title:`, `author:` ``.
    public let forms: String
    /// What it finds, as the end of “it finds papers …”.
    public let meaning: String

    init(_ forms: String, _ meaning: String) { (self.forms, self.meaning) = (forms, meaning) }
  }

  public static let rows = [
    Row(
      "`sparse attention`",
      "in which both occur, each anywhere in title, authors, tags, categories, abstract, or the digest's own summary and comment"
    ),
    Row(
      #"`"key value cache"`"#,
      #"with this phrase, over line breaks too; in quotation marks nothing has another meaning, and `""` stands for one"#
    ),
    Row(
      #"`-survey`, `!survey`, `-"a b"`"#,
      "without it. Only at the start of a word: `t-test` is one"),
    Row(
      "`moe | mixture`, `( … )`, `-( … )`, `cat:(cs.LG | cs.CL)`",
      "with one of the alternatives; brackets group, also what a field takes. Words side by side bind tighter than `|`"
    ),
    Row("`title:`, `author:`, `abstract:`, or `ti:`, `au:`, `ab:`", "with a text in this field"),
    Row(
      #"`author:"hinton, g"`"#,
      #"by a Hinton whose given name begins like that: Geoffrey Hinton, G. E. Hinton. `author:"geoffrey hinton"` is the whole name"#
    ),
    Row(
      #"`tag:quant`, `#quant`, `tag:"state space"`"#,
      "one of whose tags holds this; one of whose tags is this, whatever its case and accents"),
    Row(
      #"`cat:cs`, `cat:LG`, `cat:"cs.LG"`"#,
      "whose category begins so, before or behind the dot; is this"),
    Row("`2504.16`, `2504.16922v1`, `math/02`, `x/8c`, `id:2504`", "whose id begins like that"),
    Row(
      #"`venue:cvpr`, `venue:"CVPR 2024"`"#,
      "shown or accepted where a name holds this; where it is this"),
    Row(#"`in:2025-04`, `in:"week-17"`"#, "in a digest or folder whose name holds this; is this"),
    Row(
      "`date:2025`, `date:2025-04`, `date:2025-04-12`, `date:today`, `yesterday`, `monday`",
      "of that time; `monday` is the last one, today included"),
    Row(
      "`date:2025-01..03`, `..2024`, `2025..`, `<2024`, `>=2025-04`",
      "from one to another, both taken whole; before 1 January 2024; from 1 April 2025"),
    Row("`date:<2w`, `>3d`, `<6m`, `<1y`", "younger than two weeks; older than three days"),
    Row(
      "`added:<2w`",
      "that Quire saw first at such a time; papers that it saw before it kept this have none"),
    Row("`version:>1`, `authors:>=10`", "of a number: `3`, `>3`, `<=3`, `2..4`, `2..`"),
    Row("`has:code`, `has:math`, `has:note`, `has:abstract`, `has:doi`", "that have it"),
    Row("`has:pdf`", "whose PDF is in your folder"),
    Row(
      "`is:unread`, `is:starred`, `is:queued`, `is:noted`, `is:rated`, `is:labelled`, `is:read`",
      "by what you marked"),
    Row("`is:new`, `is:revised`, `is:cross`, `is:again`", "by what has come since your last visit"),
    Row("`is:withdrawn`", "that their authors or arXiv have withdrawn"),
    Row(
      #"`label:cite`, `label:"to cite"`, `note:lemma`, `rating:>=4`"#,
      "a label that holds this, one that is this; a note; a rating"),
    Row(
      "`/kv.?cache/`, `title:/^on /`",
      "in whose title, authors or abstract, as they are shown, a pattern fits (Perl's, by PCRE2)"),
    Row(
      "`~atention`",
      "in whose title or authors a word begins like this: with one typo from four letters on, two from eight"
    ),
    Row(#"`view:unread`, `view:"to read"`"#, "what a saved view finds"),
    Row(
      "`sort:relevance`, `sort:-date,title`",
      "(all that the rest finds) in this order: `-` before what falls, `+` before what rises"),
  ]
}
