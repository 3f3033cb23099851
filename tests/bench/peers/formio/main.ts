import 'bootstrap/dist/css/bootstrap.min.css'
import '@formio/js/dist/formio.form.min.css'
import { survey } from 'virtual:bench-survey'
import { Formio } from '@formio/js/form'

void Formio.createForm(document.getElementById('app'), survey)
