/**
 * The actions that an “Undo” in a toast calls. A toast stays when the learner goes on to another page, and Next runs an
 * action only on a page whose code holds it; it would otherwise send the request on to another page by itself, without a
 * length, which the guard refuses. The root layout imports this, so that every page holds them; browsers load nothing
 * more for it.
 */
import '../(briefings)/actions'
import '../(cards)/cards/actions'
import '../(library)/(articles)/add-actions'
import '../(library)/(articles)/article-actions'
import '../(library)/(reading-room)/draft-actions'
import '../(library)/(facts)/fact-actions'
import '../(library)/(facts)/conflict-actions'
import '../(library)/(facts)/passage-actions'
import '../(retention)/retention/actions'
import '../(settings)/settings/actions'
import '../(settings)/settings/decks/actions'
import '../(study)/actions'
import '../_history/actions'
import '../_new-card/actions'
